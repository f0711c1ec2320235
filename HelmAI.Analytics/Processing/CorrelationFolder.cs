using HelmAI.Analytics.Detection;
using HelmAI.Core.Events;
using HelmAI.Core.Storage;

namespace HelmAI.Analytics.Processing;

/// <summary>Folds a batch's observations into the states of its correlations, under the claim's locks.</summary>
internal static class CorrelationFolder
{
    /// <summary>
    /// Folds all observations of a batch; findings are added to the events that completed them. Where a correlator throws, the events
    /// of that group fail and its state stays as it was.
    /// </summary>
    /// <param name="engine">The loaded content.</param>
    /// <param name="claim">The batch, which holds the states.</param>
    /// <param name="drafts">The batch's events with their observations.</param>
    /// <param name="logger">Hears of correlators that throw.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The states that changed.</returns>
    public static async Task<IReadOnlyList<CorrelationState>> FoldAsync(
        DetectionEngine engine,
        IEventClaim claim,
        IReadOnlyList<AnalysisDraft> drafts,
        ILogger logger,
        CancellationToken cancellationToken)
    {
        var groups = drafts
            .SelectMany(static draft => draft.Observations, static (draft, seen) => (Key: new CorrelationKey(draft.Event.TenantId, seen.RuleId, seen.Group), Seen: seen))
            .GroupBy(static pair => pair.Key, static pair => pair.Seen)
            .ToList();
        if (groups.Count == 0)
        {
            return [];
        }

        var events = drafts.ToDictionary(static draft => draft.Event.Id);
        var known = await claim.ReadStatesAsync([.. groups.Select(static group => group.Key)], cancellationToken);
        List<CorrelationState> changed = [];
        foreach (var group in groups)
        {
            var ordered = group.OrderBy(static seen => seen.Timestamp).ThenBy(static seen => seen.EventId).ToList();
            try
            {
                var step = engine.CorrelatorOf(group.Key.RuleId).Fold(known.GetValueOrDefault(group.Key), ordered);
                List<(AnalysisDraft Draft, Finding Finding)> completed = [.. step.Findings.Select(found => (events[found.EventId], found.Finding))];
                completed.ForEach(static found => found.Draft.Findings.Add(found.Finding));
                changed.Add(new CorrelationState(group.Key, step.State, step.ExpiresAt));
            }
            catch (Exception exception)
            {
                foreach (var eventId in ordered.Select(static seen => seen.EventId).Distinct())
                {
                    events[eventId].Fail(exception, logger);
                }
            }
        }

        return changed;
    }
}
