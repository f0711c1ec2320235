using HelmAI.Analytics.Intelligence.Sightings;
using HelmAI.Core.Events;
using HelmAI.Core.Live;
using HelmAI.Core.Signals;
using HelmAI.Core.Storage;

namespace HelmAI.Analytics.Processing;

/// <summary>Tells all who want to know of results that are stored.</summary>
/// <param name="signals">Tells other processes, and whoever waits for a result.</param>
/// <param name="metrics">Counts for operators.</param>
/// <param name="live">Counts for tenants.</param>
/// <param name="sightings">Counts the indicators that were seen.</param>
internal sealed class ResultAnnouncer(ISignalBus signals, AnalysisMetrics metrics, ILiveMetrics live, SightingCounter sightings)
{
    /// <summary>Tells of results.</summary>
    /// <param name="events">The events; none where they were given up.</param>
    /// <param name="stored">Their results.</param>
    public void Announce(IReadOnlyList<SecurityEvent> events, IReadOnlyList<AnalysisResult> stored)
    {
        if (stored.Count == 0)
        {
            return;
        }

        foreach (var ofTenant in stored.GroupBy(static result => result.Assessment.TenantId, StringComparer.Ordinal))
        {
            signals.Publish(ResultsStored.Of(ofTenant.Key, [.. ofTenant]));
        }

        if (stored.Any(static result => result.Deliveries.Count > 0))
        {
            signals.Publish(WebhooksQueued.Instance);
        }

        metrics.Record(stored);
        live.RecordResults(events, stored);
        sightings.Record(events, stored);
    }
}
