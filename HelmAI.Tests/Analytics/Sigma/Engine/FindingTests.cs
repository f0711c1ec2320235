using HelmAI.Core.Events;

namespace HelmAI.Tests.Analytics.Sigma.Engine;

/// <summary>What a finding says of itself.</summary>
public sealed class FindingTests
{
    private const string Rule = """
        title: Encoded command
        id: 929a690e-bef0-4204-a928-ef5e620d6fcc
        status: experimental
        level: high
        tags: [attack.execution, attack.t1059.001, attack.impact]
        logsource: {category: test}
        detection:
            selection_image:
                process.executable|endswith: [\pwsh.exe, \powershell.exe]
            selection_command:
                CommandLine|contains: [' -enc ', ' -never ']
            filter:
                User: root
            condition: all of selection_* and not filter
        """;

    [Fact]
    public void Detect_Match_NamesSelectionFieldValueAndPattern()
    {
        var finding = Assert.Single(SigmaRules.Engine(Rule).CreateSession().Detect(SigmaRules.Event("""{"process":{"Executable":"C:\\PowerShell.exe"},"CommandLine":"x -Enc y"}""")).Findings);

        Assert.Equal(("929a690e-bef0-4204-a928-ef5e620d6fcc", "Encoded command", Severity.High, 0.6), (finding.RuleId, finding.Title, finding.Severity, finding.Confidence));
        Assert.Equal(["attack.execution", "attack.t1059.001", "attack.impact"], finding.Tags);
        Assert.StartsWith("Isolate", finding.RecommendedActions[0], StringComparison.Ordinal);
        Assert.Equal(
            [
                new Evidence("CommandLine", "x -Enc y", "* -enc *") { Selection = "selection_command", Offset = 1 },
                new Evidence("process.Executable", "C:\\PowerShell.exe", "*\\powershell.exe") { Selection = "selection_image", Offset = 2 },
            ],
            finding.Evidence.OrderBy(static one => one.Field, StringComparer.Ordinal));
    }

    [Fact]
    public void Detect_NoMatch_AllocatesNextToNothing()
    {
        var session = SigmaRules.Engine(Rule).CreateSession();
        var one = SigmaRules.Event("""{"process":{"executable":"C:\\other.exe"},"CommandLine":"a \"quoted\" text","Größe":"Ünïcode"}""");
        for (var i = 0; i < 100; i++)
        {
            session.Detect(one);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            session.Detect(one);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100 * 128);
    }

    [Fact]
    public void Detect_SeveralThreads_FindTheSame()
    {
        var engine = SigmaRules.Engine(Rule);
        var one = SigmaRules.Event("""{"process":{"executable":"C:\\pwsh.exe"},"CommandLine":"x -enc y"}""");

        var counts = ParallelEnumerable.Range(0, 8).WithDegreeOfParallelism(8).Select(_ =>
        {
            var session = engine.CreateSession();
            return Enumerable.Range(0, 500).Sum(_ => session.Detect(one).Findings.Count);
        });

        Assert.All(counts, static count => Assert.Equal(500, count));
    }

    [Fact]
    public void Detect_RegexThatBacktracks_EndsInTime()
    {
        var slow = $$"""{"F":"{{new string('a', 5_000)}}!"}""";

        Assert.False(SigmaRules.Matches("F|re: '^(a+)+$'", slow));
        Assert.False(SigmaRules.Matches("F|re: '^(a+)+(?=b)$'", slow));
    }
}
