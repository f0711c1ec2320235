using System.Text;
using System.Text.Json.Nodes;
using HelmAI.Core.Storage;
using HelmAI.Tests.ApiService.Rules;
using HelmAI.Tests.Core.Storage;
using HelmAI.Tests.Core.Storage.PostgreSql;
using HelmAI.Tests.Support;
using HelmAI.Tests.Support.PostgreSql;

namespace HelmAI.Tests.EndToEnd;

/// <summary>A rule that one process takes comes into force in another, which analyses.</summary>
[NeedsPostgreSql]
public sealed class RuleReloadTests
{
    [ServerFact]
    public async Task Post_Rule_IsInForceInAnotherProcessBySignalAlone()
    {
        await using var redis = await RedisServer.StartNewAsync();

        await ExpectInForceAsync(("REDIS_URL", redis.Url), ("HELM_RULES_POLL_MS", "60000"));
    }

    [ServerFact]
    public async Task Post_Rule_IsInForceInAnotherProcessByPollingAlone() => await ExpectInForceAsync(("HELM_RULES_POLL_MS", "500"));

    private static async Task ExpectInForceAsync(params (string Name, string Value)[] settings)
    {
        await using var store = await PostgreSqlProvider.OpenAsync();
        using var first = new TemporaryFolder();
        using var second = new TemporaryFolder();
        (string, string)[] shared =
        [
            ("ConnectionStrings__helmdb", store.Get<PostgreSqlSettings>().ConnectionString), ("API_KEY", ApiProcess.Key),
            ("HELM_EVENT_WAIT_MS", "10000"), ("HELM_RULE_PACKS", "false"), .. settings,
        ];
        using var analysing = ApiProcess.Start(second, shared);
        using var taking = ApiProcess.Start(first, [.. shared, ("HELM_ANALYTICS", "external")]);
        using var analyst = await analysing.ConnectAsync();
        using var author = await taking.ConnectAsync();
        Assert.Empty(await FindAsync(analyst));

        using var rule = new StringContent(RuleRequests.Rule("mine"), Encoding.UTF8, "application/yaml");
        using var saved = await author.PostAsync("/api/rules", rule);
        Assert.True(saved.IsSuccessStatusCode, await saved.Content.ReadAsStringAsync());

        await Eventually.TrueAsync(async () => await FindAsync(analyst) == "mine");
    }

    private static async Task<string> FindAsync(HttpClient client)
    {
        using var body = new StringContent("""{"image":"tool.exe"}""", Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync("/api/events", body);
        var findings = (await answer.ReadJsonAsync())["findings"]!.AsArray();
        return string.Join(',', findings.Select(static one => (string?)one!["rule_id"]));
    }
}
