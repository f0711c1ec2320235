namespace HelmAI.Tests.Analytics.Sigma.Correlation;

/// <summary>How correlations remember: event time, lateness, bounds.</summary>
public sealed class SigmaCorrelatorTests
{
    private const string Rules = """
        title: Any
        id: any
        logsource: {category: test}
        detection:
            selection:
                F|exists: true
            condition: selection
        ---
        title: Burst
        id: burst
        correlation:
            type: event_count
            rules: [any]
            group-by: [F]
            timespan: 10s
            condition: {gte: 3}
        """;

    [Fact]
    public void Fold_LateEvent_CompletesTheWindowItBelongsTo()
    {
        var run = new CorrelationRun(SigmaRules.Engine(Rules));

        Assert.Equal("", run.Send(At(0), At(8)));
        Assert.Equal("", run.Send(At(60)));
        Assert.Equal("burst", run.Send(At(5)));
    }

    [Fact]
    public void Fold_TooLateEvent_CountsForNothing()
    {
        var run = new CorrelationRun(SigmaRules.Engine(Rules));

        Assert.Equal("", run.Send(At(0), At(1), At(1_000)));
        Assert.Equal("", run.Send(At(2)));
    }

    [Fact]
    public void Observe_EventFromTheFuture_CountsAsReceived()
    {
        var now = new DateTimeOffset(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);
        var ahead = SigmaRules.Event("""{"F":"x"}""", now) with { Timestamp = DateTimeOffset.MaxValue };

        var output = SigmaRules.Engine(Rules).CreateSession().Detect(ahead);

        Assert.Equal(now, Assert.Single(output.Observations).Timestamp);
    }

    [Fact]
    public void Fold_OneBatchOrMany_FindsTheSame()
    {
        (int, string)[] events = [.. Enumerable.Range(0, 40).Select(static i => At(i * i % 97))];
        var ordered = events.OrderBy(static one => one.Item1).ToArray();
        var together = new CorrelationRun(SigmaRules.Engine(Rules));
        var apart = new CorrelationRun(SigmaRules.Engine(Rules));

        var found = ordered.Select(one => apart.Send(one)).Where(static rules => rules.Length > 0);

        Assert.Equal(together.Send(ordered), string.Join(',', found));
    }

    [Fact]
    public void Fold_AfterAFinding_NeedsAsMuchAgain()
    {
        var run = new CorrelationRun(SigmaRules.Engine(Rules));

        Assert.Equal("burst,burst", run.Send(Enumerable.Range(0, 8).Select(static _ => At(1))));
    }

    [Fact]
    public void Fold_Flood_RemembersABoundedAmount()
    {
        var yaml = Rules.Replace("event_count", "value_sum", StringComparison.Ordinal).Replace("{gte: 3}", "{field: N, gte: 1000000000}", StringComparison.Ordinal).Replace("10s", "1d", StringComparison.Ordinal);
        var run = new CorrelationRun(SigmaRules.Engine(yaml));

        for (var batch = 0; batch < 3; batch++)
        {
            run.Send(Enumerable.Range(0, 4_000).Select(i => ((batch * 4_000) + i, """{"F":"x","N":1}""")));
        }

        Assert.InRange(run.Remembered, 1, 200_000);
    }

    [Fact]
    public void Fold_ForeignState_StartsAnew()
    {
        var correlator = SigmaRules.Engine(Rules).Correlators[0];

        var step = correlator.Fold(new byte[] { 99, 1, 2, 3 }, []);

        Assert.True(step.State.IsEmpty);
        Assert.Empty(step.Findings);
    }

    private static (int, string) At(int second) => (second, """{"F":"x"}""");
}
