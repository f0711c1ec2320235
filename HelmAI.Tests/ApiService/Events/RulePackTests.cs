using HelmAI.Tests.Support;

namespace HelmAI.Tests.ApiService.Events;

/// <summary>The rules that come with the program, on events over HTTP.</summary>
public sealed class RulePackTests
{
    [Fact]
    public async Task Post_GuessedPassword_RaisesAnAlertAtTheLoginThatWorked()
    {
        await using var app = new HelmApp();
        for (var i = 0; i < 5; i++)
        {
            var failed = await app.AssessAsync($$"""{"event_type":"login","user_id":"alice","ip_address":"203.0.113.7","outcome":"failure","timestamp":"2026-01-31T12:00:0{{i}}Z"}""");
            Assert.Empty(failed["findings"]!.AsArray());
        }

        var answer = await app.AssessAsync("""{"event_type":"login","user_id":"alice","ip_address":"203.0.113.7","outcome":"success","timestamp":"2026-01-31T12:00:09Z"}""");

        Assert.Equal("Login after repeated failures", (string?)Assert.Single(answer["findings"]!.AsArray())!["title"]);
        var alert = Assert.Single((await app.ReadAsync($"/api/events/{answer["id"]}/alerts"))["alerts"]!.AsArray())!;
        Assert.Equal("high", (string?)alert["severity"]);
        Assert.Equal("alice", (string?)alert["entity"]!["value"]);
    }

    [Theory]
    [InlineData("true", 1)]
    [InlineData("false", 0)]
    public async Task Post_PrivilegedRoleGranted_IsFoundWherePacksAreOn(string packs, int findings)
    {
        await using var app = new HelmApp(("HELM_RULE_PACKS", packs));

        var answer = await app.AssessAsync("""{"event_type":"role_assigned","user_id":"alice","target_user":"bob","role":"admin"}""");

        Assert.Equal(findings, answer["findings"]!.AsArray().Count);
    }

    [Fact]
    public async Task Post_RuleReplacedByItsId_TheFurtherOneCounts()
    {
        using var rules = new TemporaryFolder();
        var shipped = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Rules", "identity", "own-role-raised.yml"));
        await File.WriteAllTextAsync(rules.File("mine.yml"), shipped.Replace("title: Privileged role granted to oneself", "title: Our own wording", StringComparison.Ordinal));
        await using var app = new HelmApp(("HELM_SIGMA_RULES", rules.Path));

        var answer = await app.AssessAsync("""{"event_type":"role_assigned","user_id":"alice","target_user":"alice","role":"global_admin"}""");

        Assert.Equal("Our own wording", (string?)Assert.Single(answer["findings"]!.AsArray())!["title"]);
    }
}
