using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using HelmAI.ApiService.Gateway.Authentication;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.ApiService.Gateway.Routes;

/// <summary>A running API with two tenants: one has things, the other must not see them.</summary>
public sealed class TwoTenants : IAsyncLifetime
{
    /// <summary>A word in what the first tenant has, and in nothing else.</summary>
    public const string Mark = "only-acme-may-read-this";

    private const string Owner = "acme";
    private const string Stranger = "other";

    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal) { ["tenant"] = Owner };

    public HelmApp App { get; } = new();

    /// <summary>The ids of the first tenant's things, by their placeholder in <see cref="RouteCall"/>.</summary>
    public IReadOnlyDictionary<string, string> Ids => _ids;

    /// <summary>A key of the second tenant with every scope that its keys may have.</summary>
    public string StrangersKey { get; private set; } = string.Empty;

    public async Task InitializeAsync()
    {
        await App.CreateTenantAsync(Owner);
        await App.CreateTenantAsync(Stranger);
        var key = await App.IssueKeyAsync(Owner, new JsonObject { ["name"] = Mark, ["scopes"] = new JsonArray(Scopes.EventsRead, Scopes.EventsWrite) });
        _ids["key"] = (string)key["id"]!;
        StrangersKey = (string)(await App.IssueKeyAsync(Stranger, [.. Scopes.All.Except([Scopes.TenantsAdmin])]))["key"]!;

        using var client = App.WithKey((string)key["key"]!);
        using var body = new StringContent(
            $$"""{"event_type":"threat","severity":"high","type":"malware","user_id":"{{Mark}}"}""", Encoding.UTF8, "application/json");
        using var response = await client.PostAsync("/api/events", body);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var result = await response.ReadJsonAsync();
        _ids["event"] = (string)result["id"]!;
        _ids["alert"] = (string)result["alerts"]![0]!["id"]!;
    }

    public async Task DisposeAsync() => await App.DisposeAsync();

    /// <summary>A key of the first tenant with one scope, which is not the one that is asked for.</summary>
    public async Task<string> KeyWithoutAsync(string scope) =>
        (string)(await App.IssueKeyAsync(Owner, scope == Scopes.AnalyticsRead ? Scopes.AnalyticsWrite : Scopes.AnalyticsRead))["key"]!;
}
