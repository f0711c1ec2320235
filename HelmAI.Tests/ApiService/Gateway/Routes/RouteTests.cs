using System.Net;
using HelmAI.ApiService.Gateway.Authentication;
using HelmAI.Tests.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace HelmAI.Tests.ApiService.Gateway.Routes;

/// <summary>Every route there is: no key is 401, a key of too small a scope 403, another tenant's things are not there.</summary>
public sealed class RouteTests(TwoTenants tenants) : IClassFixture<TwoTenants>
{
    public static TheoryData<string> Routes { get; } = [.. RouteCalls.All.Keys];

    [Fact]
    public void EveryRoute_IsInTheTableOrOpenByDesign()
    {
        var routes = Endpoints().ToList();

        Assert.Equal(RouteCalls.Anonymous.Order(), routes.Where(route => IsOpen(route.Endpoint)).Select(route => route.Name).Order());
        Assert.Equal(RouteCalls.All.Keys.Order(), routes.Where(route => !IsOpen(route.Endpoint)).Select(route => route.Name).Distinct(StringComparer.Ordinal).Order());
    }

    [Fact]
    public void EveryRoute_WithAKey_DemandsOneScope() => Assert.All(
        Endpoints().Where(route => !IsOpen(route.Endpoint)),
        route => Assert.Contains(Assert.Single(route.Endpoint.Metadata.GetOrderedMetadata<RequiredScope>()).Scope, Scopes.All));

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Call_WithoutKey_Answers401(string route)
    {
        using var response = await CallAsync(route, key: null);

        await response.ExpectProblemAsync(HttpStatusCode.Unauthorized, "UNAUTHORIZED");
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Call_KeyOfTooSmallAScope_Answers403(string route)
    {
        var scope = ScopeOf(route);

        using var response = await CallAsync(route, await tenants.KeyWithoutAsync(scope));

        var problem = await response.ExpectProblemAsync(HttpStatusCode.Forbidden, "FORBIDDEN");
        Assert.Contains($"'{scope}'", (string?)problem["message"], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Call_AnotherTenantsIds_Answers404OrNothingOfTheirs(string route)
    {
        using var response = await CallAsync(route, tenants.StrangersKey);
        var text = await response.Content.ReadAsStringAsync();

        if (ScopeOf(route) == Scopes.TenantsAdmin)
        {
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        }
        else if (RouteCalls.All[route].NamesForeign)
        {
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
        else
        {
            Assert.True(response.IsSuccessStatusCode, text);
        }

        Assert.DoesNotContain(TwoTenants.Mark, text, StringComparison.Ordinal);

        // What a caller asked for may be told back to it, in the answer and in its own tenant's audit log.
        if (!RouteCalls.All[route].NamesForeign && route != "GET /api/audit")
        {
            Assert.All(tenants.Ids.Values, id => Assert.DoesNotContain($"\"{id}\"", text, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Call_AllAsAnotherTenant_LeaveTheOwnersThingsAsTheyWere()
    {
        foreach (var route in RouteCalls.All.Keys)
        {
            (await CallAsync(route, tenants.StrangersKey)).Dispose();
        }

        var key = await tenants.App.IssueKeyAsync(tenants.Ids["tenant"], Scopes.KeysAdmin, Scopes.EventsRead, Scopes.AlertsRead, Scopes.RulesRead);
        using var client = tenants.App.WithKey((string)key["key"]!);
        using var response = await client.GetAsync($"/api/keys/{tenants.Ids["key"]}");
        Assert.Null((await response.ReadJsonAsync())["revoked_at"]);
        using var alert = await client.GetAsync($"/api/alerts/{tenants.Ids["alert"]}");
        Assert.Equal(1, (int)(await alert.ReadJsonAsync())["version"]!);
        using var suppression = await client.GetAsync($"/api/suppressions/{tenants.Ids["suppression"]}");
        Assert.Equal(HttpStatusCode.OK, suppression.StatusCode);
        using var rule = await client.GetAsync($"/api/rules/{tenants.Ids["rule"]}");
        var described = (await rule.ReadJsonAsync())["rule"]!;
        Assert.Equal(($"Rule {tenants.Ids["rule"]}", true, 1), ((string?)described["title"], (bool)described["enabled"]!, (int)described["exceptions"]!));
        Assert.Equal("acme", (string?)(await tenants.App.ReadAsync("/api/tenants/acme"))["name"]);
    }

    private async Task<HttpResponseMessage> CallAsync(string route, string? key)
    {
        using var client = tenants.App.WithoutKey();
        using var request = RouteCalls.All[route].ToRequest(route[..route.IndexOf(' ', StringComparison.Ordinal)], tenants.Ids);
        if (key is not null)
        {
            request.Headers.Add("X-API-Key", key);
        }

        return await client.SendAsync(request);
    }

    private IEnumerable<(string Name, RouteEndpoint Endpoint)> Endpoints() =>
        from endpoint in tenants.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        where method != "HEAD"
        select ($"{method} {endpoint.RoutePattern.RawText!.TrimEnd('/')}", endpoint);

    private string ScopeOf(string route) => Assert.Single(Endpoints()
        .Where(candidate => candidate.Name == route).Select(candidate => candidate.Endpoint.Metadata.GetMetadata<RequiredScope>()!.Scope).Distinct(StringComparer.Ordinal));

    private static bool IsOpen(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;
}
