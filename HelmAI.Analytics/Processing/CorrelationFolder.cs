using HelmAI.Analytics.Detection;
using HelmAI.Core.Storage;

namespace HelmAI.Analytics.Processing;

/// <summary>Folds a batch's observations into the states of its correlations, under the claim's locks.</summary>
internal static class CorrelationFolder
{
    /// <summary>Folds all observations of a batch; findings are added to the events that completed them.</summary>
    /// <param name="engine">The loaded content.</param>
    /// <param name="claim">The batch, which holds the states.</param>
    /// <param name="drafts">The batch's events with their observations.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The states that changed.</returns>
    public static async Task<IReadOnlyList<CorrelationState>> FoldAsync(
        DetectionEngine engine,
        IEventClaim claim,
        IReadOnlyList<AnalysisDraft> drafts,
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
            var before = known.GetValueOrDefault(group.Key);
            var ordered = group.OrderBy(static seen => seen.Timestamp).ThenBy(static seen => seen.EventId).ToList();
            var step = engine.CorrelatorOf(group.Key.RuleId).Fold(before, ordered);
            foreach (var found in step.Findings)
            {
                events[found.EventId].Findings.Add(found.Finding);
            }

            changed.Add(new CorrelationState(group.Key, step.State, step.ExpiresAt));
        }

        return changed;
    }
}
