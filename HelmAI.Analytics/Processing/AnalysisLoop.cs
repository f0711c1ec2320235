using System.Diagnostics;
using HelmAI.Analytics.Intelligence.Sightings;
using HelmAI.Core.Signals;
using HelmAI.Core.Storage;

namespace HelmAI.Analytics.Processing;

/// <summary>
/// Claims a batch, analyses it and writes what came of it, one after another. Several loops run side by side, so that one has the processor while
/// another waits for the database. They know nothing of each other: claims keep them apart, as they do with those of other processes, and all
/// take their locks in the same order (states by key, then alerts by fingerprint), so that none waits in a circle.
/// </summary>
/// <param name="queue">The waiting events.</param>
/// <param name="signals">Tells of results.</param>
/// <param name="analyzer">Analyses.</param>
/// <param name="detection">The detectors, this loop's own.</param>
/// <param name="size">How many to claim, this loop's own.</param>
/// <param name="wakeUp">Wakes one of the loops.</param>
/// <param name="metrics">Counts.</param>
/// <param name="sightings">Counts the indicators that were seen.</param>
internal sealed class AnalysisLoop(
    IEventQueue queue,
    ISignalBus signals,
    BatchAnalyzer analyzer,
    WatchedDetection detection,
    BatchSize size,
    WakeUp wakeUp,
    AnalysisMetrics metrics,
    SightingCounter sightings)
{
    /// <summary>Analyses one batch.</summary>
    /// <param name="cancellationToken">Gives up before it is written; the claim is given back.</param>
    /// <returns>How many events it had.</returns>
    public async Task<int> AnalyzeBatchAsync(CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        var asked = size.Next;
        await using var claim = await queue.ClaimAsync(asked, cancellationToken);
        Announce(claim.GivenUp);
        if (claim.Events.Count == 0)
        {
            return 0;
        }

        if (claim.Events.Count == asked)
        {
            // More waits, most likely: enough for another loop.
            wakeUp.Call();
        }

        using var activity = AnalysisActivity.StartBatch(claim.Events.Count);
        var batch = await analyzer.AnalyzeAsync(detection, claim, cancellationToken);

        // A batch that is analysed is written even while the process stops: it is nearly done.
        var stored = await claim.CompleteAsync(batch.Results, batch.States, CancellationToken.None);
        Announce(stored);
        sightings.Record(claim.Events, stored);
        size.Learn(claim.Events.Count, Stopwatch.GetElapsedTime(start));
        return claim.Events.Count;
    }

    private void Announce(IReadOnlyList<AnalysisResult> stored)
    {
        if (stored.Count > 0)
        {
            signals.Publish(new EventsAssessed([.. stored.Select(static result => result.Assessment.EventId)]));
            metrics.Record(stored);
        }
    }
}
