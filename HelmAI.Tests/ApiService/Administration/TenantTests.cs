using System.Net;
using System.Text;
using HelmAI.ApiService.Gateway.Authentication;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.ApiService.Administration;

public sealed class TenantTests(HelmApp app) : IClassFixture<HelmApp>
{
    [Fact]
    public async Task Create_Tenant_IsReadBackAndListed()
    {
        using var response = await SendAsync(HttpMethod.Post, "/api/tenants", """{"id":"acme-1","name":"Acme Ltd","retention_days":90}""");
        var tenant = await response.ReadJsonAsync();

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal(tenant.ToJsonString(), (await app.ReadAsync(response.Headers.Location!.OriginalString)).ToJsonString());
        Assert.Equal(90, (int)tenant["retention_days"]!);
        var listed = await app.ReadAsync("/api/tenants?limit=1");
        Assert.Equal("acme-1", (string?)listed["tenants"]![0]!["id"]);
        var rest = await app.ReadAsync($"/api/tenants?cursor={listed["next_cursor"]}");
        Assert.Contains("default", rest["tenants"]!.AsArray().Select(item => (string?)item!["id"]));
        Assert.DoesNotContain("acme-1", rest["tenants"]!.AsArray().Select(item => (string?)item!["id"]));
    }

    [Theory]
    [InlineData("""{"name":"x"}""", "id")]
    [InlineData("""{"id":"Acme","name":"x"}""", "id")]
    [InlineData("""{"id":"-a","name":"x"}""", "id")]
    [InlineData("""{"id":"a\n","name":"x"}""", "id")]
    [InlineData("""{"id":"0123456789012345678901234567890123456789012345678901234567890123","name":"x"}""", "id")]
    [InlineData("""{"id":"a"}""", "name")]
    [InlineData("""{"id":"a","name":"x","retention_days":0}""", "retention_days")]
    public async Task Create_MistakeInTheBody_Answers400NamingTheMember(string body, string field)
    {
        using var response = await SendAsync(HttpMethod.Post, "/api/tenants", body);

        await response.ExpectProblemAsync(HttpStatusCode.BadRequest, "VALIDATION_ERROR", field);
    }

    [Fact]
    public async Task Create_IdThatIsTaken_Answers409()
    {
        using var response = await SendAsync(HttpMethod.Post, "/api/tenants", """{"id":"default","name":"x"}""");

        await response.ExpectProblemAsync(HttpStatusCode.Conflict, "CONFLICT");
    }

    [Fact]
    public async Task Change_OneMember_LeavesTheOther()
    {
        await app.CreateTenantAsync("change");

        Assert.Equal(("change", 7), await ChangeAsync("""{"retention_days":7}"""));
        Assert.Equal(("Changed", 7), await ChangeAsync("""{"name":"Changed"}"""));
        Assert.Equal(("Changed", null), await ChangeAsync("""{"retention_days":null}"""));
        using var refused = await SendAsync(HttpMethod.Patch, "/api/tenants/change", """{"retention_days":"7"}""");
        await refused.ExpectProblemAsync(HttpStatusCode.BadRequest, "VALIDATION_ERROR", "retention_days");

        async Task<(string?, int?)> ChangeAsync(string body)
        {
            using var response = await SendAsync(HttpMethod.Patch, "/api/tenants/change", body);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            var tenant = await response.ReadJsonAsync();
            return ((string?)tenant["name"], (int?)tenant["retention_days"]);
        }
    }

    [Fact]
    public async Task Suspend_TenantWithAKeyInUse_KeyIsForbiddenUntilResumed()
    {
        await app.CreateTenantAsync("suspend");
        using var client = app.WithKey((string)(await app.IssueKeyAsync("suspend", Scopes.EventsRead))["key"]!);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/events")).StatusCode);

        using var suspended = await SendAsync(HttpMethod.Post, "/api/tenants/suspend/suspend");
        using var refused = await client.GetAsync("/api/events");
        using var resumed = await SendAsync(HttpMethod.Post, "/api/tenants/suspend/resume");
        using var served = await client.GetAsync("/api/events");

        Assert.NotNull((await suspended.ReadJsonAsync())["suspended_at"]);
        var problem = await refused.ExpectProblemAsync(HttpStatusCode.Forbidden, "FORBIDDEN");
        Assert.Equal("The tenant 'suspend' is suspended.", (string?)problem["message"]);
        Assert.Null((await resumed.ReadJsonAsync())["suspended_at"]);
        Assert.Equal(HttpStatusCode.OK, served.StatusCode);
    }

    [Fact]
    public async Task Suspend_TheOperatorsOwn_Answers409()
    {
        using var response = await SendAsync(HttpMethod.Post, "/api/tenants/default/suspend");

        await response.ExpectProblemAsync(HttpStatusCode.Conflict, "CONFLICT");
    }

    [Fact]
    public async Task CreateKey_ThatAdministersTenants_IsForTheOperatorsTenantAlone()
    {
        await app.CreateTenantAsync("admins");
        using var refused = await SendAsync(HttpMethod.Post, "/api/tenants/admins/keys", """{"name":"x","scopes":["tenants:admin"]}""");
        await refused.ExpectProblemAsync(HttpStatusCode.BadRequest, "VALIDATION_ERROR", "scopes");

        using var client = app.WithKey((string)(await app.IssueKeyAsync("default", Scopes.TenantsAdmin))["key"]!);
        using var served = await client.GetAsync("/api/tenants/admins");
        Assert.Equal(HttpStatusCode.OK, served.StatusCode);
    }

    [Theory]
    [InlineData("GET", "/api/tenants/nobody", null)]
    [InlineData("PATCH", "/api/tenants/nobody", "{}")]
    [InlineData("POST", "/api/tenants/nobody/suspend", null)]
    [InlineData("POST", "/api/tenants/nobody/resume", null)]
    [InlineData("POST", "/api/tenants/nobody/keys", """{"name":"x","scopes":["events:read"]}""")]
    public async Task Call_TenantThatIsNotThere_Answers404(string method, string path, string? body)
    {
        using var response = await SendAsync(new(method), path, body);

        await response.ExpectProblemAsync(HttpStatusCode.NotFound, "NOT_FOUND");
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? body = null)
    {
        using var client = app.WithKey();
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json") };
        return await client.SendAsync(request);
    }
}
