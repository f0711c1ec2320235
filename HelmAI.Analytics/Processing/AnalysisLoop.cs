using System.Diagnostics;
using HelmAI.Analytics.Alerting;
using HelmAI.Analytics.Notifications;
using HelmAI.Core.Storage;
using HelmAI.Core.Tracing;

namespace HelmAI.Analytics.Processing;

/// <summary>
/// Claims a batch, analyses it and writes what came of it, one after another. Several loops run side by side, so that one has the processor while
/// another waits for the database. They know nothing of each other: claims keep them apart, as they do with those of other processes, and all
/// take their locks in the same order (states by key, then alerts by fingerprint, then suppressions by id), so that none waits in a circle.
/// </summary>
/// <param name="queue">The waiting events.</param>
/// <param name="announcer">Tells of results.</param>
/// <param name="analyzer">Analyses.</param>
/// <param name="detection">The detectors, this loop's own.</param>
/// <param name="suppressions">What keeps findings from raising alerts.</param>
/// <param name="subscriptions">Says whom alerts are told to.</param>
/// <param name="size">How many to claim, this loop's own.</param>
/// <param name="wakeUp">Wakes one of the loops.</param>
/// <param name="time">The clock.</param>
internal sealed class AnalysisLoop(
    IEventQueue queue,
    ResultAnnouncer announcer,
    BatchAnalyzer analyzer,
    WatchedDetection detection,
    LiveSuppressions suppressions,
    Subscriptions subscriptions,
    BatchSize size,
    WakeUp wakeUp,
    TimeProvider time)
{
    /// <summary>Analyses one batch.</summary>
    /// <param name="cancellationToken">Gives up before it is written; the claim is given back.</param>
    /// <returns>How many events it had.</returns>
    public async Task<int> AnalyzeBatchAsync(CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        var asked = size.Next;
        await using var claim = await queue.ClaimAsync(asked, cancellationToken);
        announcer.Announce([], claim.GivenUp);
        if (claim.Events.Count == 0)
        {
            return 0;
        }

        if (claim.Events.Count == asked)
        {
            // More waits, most likely: enough for another loop.
            wakeUp.Call();
        }

        using var activity = QueueTrace.StartBatch(claim.Events);
        var batch = await analyzer.AnalyzeAsync(detection, claim, suppressions.Current, cancellationToken);
        var results = await subscriptions.AddressAsync(claim.Events, batch.Results, cancellationToken);

        var writing = time.GetUtcNow();

        // A batch that is analysed is written even while the process stops: it is nearly done.
        announcer.Announce(claim.Events, await claim.CompleteAsync(results, batch.States, CancellationToken.None));
        QueueTrace.Settle(claim.Events, writing);
        size.Learn(claim.Events.Count, Stopwatch.GetElapsedTime(start));
        return claim.Events.Count;
    }
}
