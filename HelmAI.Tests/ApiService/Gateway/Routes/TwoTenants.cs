using System.Text;
using System.Text.Json.Nodes;
using HelmAI.ApiService.Gateway.Authentication;
using HelmAI.Tests.ApiService.Rules;
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
        string[] scopes = [Scopes.EventsRead, Scopes.EventsWrite, Scopes.AlertsWrite, Scopes.RulesRead, Scopes.RulesWrite, Scopes.AnalyticsWrite, Scopes.WebhooksWrite];
        var key = await App.IssueKeyAsync(Owner, new JsonObject { ["name"] = Mark, ["scopes"] = new JsonArray([.. scopes.Select(static scope => JsonValue.Create(scope))]) });
        _ids["key"] = (string)key["id"]!;
        StrangersKey = (string)(await App.IssueKeyAsync(Stranger, [.. Scopes.All.Except([Scopes.TenantsAdmin])]))["key"]!;

        using var client = App.WithKey((string)key["key"]!);
        var result = await PostAsync(client, "/api/events", $$"""{"event_type":"threat","severity":"high","type":"malware","user_id":"{{Mark}}"}""");
        _ids["event"] = (string)result["id"]!;
        _ids["alert"] = (string)result["alerts"]![0]!["id"]!;
        _ids["activity"] = (string)(await PostAsync(client, "/api/analytics/track", $$"""{"activity_type":"open","user_id":"{{Mark}}"}"""))["id"]!;
        var suppression = await PostAsync(
            client, "/api/suppressions", $$"""{"rule_id":"theirs","comment":"{{Mark}}","until":"{{TimeProvider.System.GetUtcNow().AddDays(1):O}}"}""");
        _ids["suppression"] = (string)suppression["id"]!;
        await AddRuleAsync(client);
        await AddWebhookAsync(client);
    }

    public async Task DisposeAsync() => await App.DisposeAsync();

    /// <summary>A key of the first tenant with one scope, which is not the one that is asked for.</summary>
    public async Task<string> KeyWithoutAsync(string scope) =>
        (string)(await App.IssueKeyAsync(Owner, scope == Scopes.AnalyticsRead ? Scopes.AnalyticsWrite : Scopes.AnalyticsRead))["key"]!;

    private async Task AddRuleAsync(HttpClient client)
    {
        const string Id = "rule-of-acme";
        _ids["rule"] = Id;
        await PostAsync(client, "/api/rules", RuleRequests.Rule(Id, $"user: {Mark}"), "application/yaml");
        _ids["exception"] = (string)(await PostAsync(
            client, $"/api/rules/{Id}/exceptions", $$$"""{"title":"{{{Mark}}}","detection":{"a":{"user":"bob"},"condition":"a"}}"""))["id"]!;
        _ids["backtest"] = (string)(await PostAsync(client, $"/api/rules/{Id}/backtest", "{}"))["id"]!;
    }

    private async Task AddWebhookAsync(HttpClient client)
    {
        _ids["webhook"] = (string)(await PostAsync(client, "/api/webhooks", $$"""{"name":"{{Mark}}","url":"https://{{Mark}}.example"}"""))["id"]!;
        _ids["delivery"] = (string)(await PostAsync(client, $"/api/webhooks/{_ids["webhook"]}/test", "{}"))["id"]!;
    }

    private static async Task<JsonNode> PostAsync(HttpClient client, string path, string text, string type = "application/json")
    {
        using var body = new StringContent(text, Encoding.UTF8, type);
        using var response = await client.PostAsync(path, body);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return await response.ReadJsonAsync();
    }
}
