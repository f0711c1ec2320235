using HelmAI.Tests.Support;

namespace HelmAI.Tests.ApiService.Events;

/// <summary>Rules from a directory, on events over HTTP.</summary>
public sealed class SigmaRulesTests : IDisposable
{
    private readonly TemporaryFolder _rules = new();

    public void Dispose() => _rules.Dispose();

    [Fact]
    public async Task Post_EventThatARuleMatches_IsFoundAndExplained()
    {
        await File.WriteAllTextAsync(_rules.File("encoded.yml"), """
            title: Encoded PowerShell command
            id: 01977b3a-0000-7000-8000-000000000001
            status: stable
            logsource:
              category: process_creation
              product: windows
            detection:
              selection:
                Image|endswith: '\powershell.exe'
                CommandLine|contains: ' -enc '
              condition: selection
            level: high
            tags:
              - attack.t1059.001
            """);
        await File.WriteAllTextAsync(_rules.File("broken.yml"), "title: [no rule");
        await using var app = new HelmApp(("HELM_SIGMA_RULES", _rules.Path));

        var answer = await app.AssessAsync("""
            {"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":1,"Image":"C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe","CommandLine":"powershell -Enc SQBFAFgA"}
            """);
        var other = await app.AssessAsync("""{"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":1,"Image":"C:\\Windows\\explorer.exe","CommandLine":"explorer"}""");

        var finding = Assert.Single(answer["findings"]!.AsArray())!;
        Assert.Equal("Encoded PowerShell command", (string?)finding["title"]);
        Assert.Equal("attack.t1059.001", (string?)finding["tags"]![0]);
        Assert.Contains(finding["evidence"]!.AsArray(), static one => (string?)one!["field"] == "CommandLine");
        Assert.True((double)answer["risk_score"]! > 0.5);
        Assert.Empty(other["findings"]!.AsArray());
    }
}
