using HelmAI.Analytics.Detection;
using HelmAI.Analytics.Detection.Sigma;
using HelmAI.Analytics.Processing;
using HelmAI.Core.Events;
using HelmAI.Core.Storage;
using HelmAI.Tests.Analytics.Sigma;
using HelmAI.Tests.Core.Storage;
using HelmAI.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace HelmAI.Tests.Analytics.Processing;

public sealed class CorrelationFolderTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(30 * 24 * 60)]
    public async Task FoldAsync_EventsBehindTheClock_KeepTheirStatesFromNowOn(int minutesBehind)
    {
        using var folder = new TemporaryFolder();
        await using var store = await TestStore.OpenAsync(services => services.AddSqliteStorage(_ => new SqliteSettings(folder.File("helm.db"), 4)));
        var happened = Some.Event() with { Timestamp = Some.Time.AddMinutes(-minutesBehind) };
        await store.AppendAsync(happened);
        await using var claim = await store.Queue.ClaimAsync(1, default);
        var draft = new AnalysisDraft(happened) { Observations = [new Observation("burst", "x", happened.Id, happened.Timestamp)] };
        var correlators = SigmaRules.Engine("""
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
                timespan: 10m
                condition: {gte: 3}
            """).Correlators;

        var states = await CorrelationFolder.FoldAsync(_ => correlators, claim, [draft], Some.Time, NullLogger.Instance, default);

        // The time span and five minutes for those that come late.
        Assert.Equal(Some.Time.AddMinutes(15), Assert.Single(states).ExpiresAt);
    }
}
