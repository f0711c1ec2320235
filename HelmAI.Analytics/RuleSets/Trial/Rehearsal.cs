using HelmAI.Analytics.Alerting;
using HelmAI.Analytics.Detection;
using HelmAI.Analytics.Processing;
using HelmAI.Core.Events;
using HelmAI.Core.Storage;

namespace HelmAI.Analytics.RuleSets.Trial;

/// <summary>Analyses events as a worker does, with rules of its own, without suppressions and without writing anything. Batches come in the order of event time.</summary>
/// <param name="engine">The rules.</param>
/// <param name="analyzer">The worker's analysis.</param>
/// <param name="watch">Limits the time of detection.</param>
internal sealed class Rehearsal(DetectionEngine engine, BatchAnalyzer analyzer, DetectionWatch watch)
{
    private readonly WatchedDetection _detection = watch.Over(() => engine);
    private readonly Dictionary<CorrelationKey, ReadOnlyMemory<byte>> _states = [];

    /// <summary>How many groups of events correlations remember.</summary>
    public int Remembered => _states.Count;

    /// <summary>Analyses a batch.</summary>
    /// <param name="events">The events.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>One result per event.</returns>
    public async Task<IReadOnlyList<AnalysisResult>> RunAsync(IReadOnlyList<SecurityEvent> events, CancellationToken cancellationToken)
    {
        await using var claim = new RehearsalClaim(events, _states);
        var batch = await analyzer.AnalyzeAsync(_detection, claim, SuppressionSet.None, cancellationToken);
        await claim.CompleteAsync(batch.Results, batch.States, cancellationToken);
        return batch.Results;
    }
}
