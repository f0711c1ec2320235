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
    /// <param name="correlatorsOf">Gives a tenant's correlators; one that counts what another completes comes after it.</param>
    /// <param name="claim">The batch, which holds the states.</param>
    /// <param name="drafts">The batch's events with their observations.</param>
    /// <param name="now">The time by the clock.</param>
    /// <param name="logger">Hears of correlators that throw.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The states that changed.</returns>
    public static async Task<IReadOnlyList<CorrelationState>> FoldAsync(
        Func<string, IReadOnlyList<ICorrelator>> correlatorsOf,
        IEventClaim claim,
        IReadOnlyList<AnalysisDraft> drafts,
        DateTimeOffset now,
        ILogger logger,
        CancellationToken cancellationToken)
    {
        // By tenant and rule, then by group; what completes a correlation may be counted by another, which comes later in their order.
        var waiting = new Dictionary<(string Tenant, string Rule), Dictionary<CorrelationKey, List<Observation>>>();
        foreach (var draft in drafts)
        {
            Add(waiting, draft.Event.TenantId, draft.Observations);
        }

        if (waiting.Count == 0)
        {
            return [];
        }

        var events = drafts.ToDictionary(static draft => draft.Event.Id);
        var known = await claim.ReadStatesAsync([.. drafts.SelectMany(static draft => KeysOf(draft.Event.TenantId, draft.Observations)).Distinct()], cancellationToken);
        List<CorrelationState> changed = [];
        foreach (var tenant in waiting.Keys.Select(static key => key.Tenant).Distinct(StringComparer.Ordinal).ToList())
        {
            foreach (var correlator in correlatorsOf(tenant).Where(one => waiting.ContainsKey((tenant, one.RuleId))))
            {
                foreach (var (key, observations) in waiting[(tenant, correlator.RuleId)])
                {
                    Fold(correlator, key, observations);
                }
            }
        }

        return changed;

        void Fold(ICorrelator correlator, CorrelationKey key, List<Observation> observations)
        {
            var ordered = observations.OrderBy(static seen => seen.Timestamp).ThenBy(static seen => seen.EventId).ToList();
            try
            {
                var step = correlator.Fold(known.GetValueOrDefault(key), ordered);
                List<(AnalysisDraft Draft, Finding Finding)> completed = [.. step.Findings.Select(found => (events[found.EventId], found.Finding))];
                completed.ForEach(static found => found.Draft.Findings.Add(found.Finding));
                Add(waiting, key.TenantId, step.Observations);
                changed.Add(new CorrelationState(key, step.State, step.ExpiresAt + Delay(now, ordered[^1].Timestamp)));
            }
            catch (Exception exception)
            {
                foreach (var eventId in ordered.Select(static seen => seen.EventId).Distinct())
                {
                    events[eventId].Fail(exception, logger);
                }
            }
        }
    }

    private static void Add(Dictionary<(string Tenant, string Rule), Dictionary<CorrelationKey, List<Observation>>> waiting, string tenantId, IReadOnlyList<Observation> observations)
    {
        foreach (var seen in observations)
        {
            var groups = waiting.TryGetValue((tenantId, seen.RuleId), out var known) ? known : waiting[(tenantId, seen.RuleId)] = [];
            var key = new CorrelationKey(tenantId, seen.RuleId, seen.Group);
            (groups.TryGetValue(key, out var list) ? list : groups[key] = []).Add(seen);
        }
    }

    // Events that are replayed, or come late, lie behind the clock. Their states are kept as long by the clock as event time asks for,
    // counted from now: by event time alone they would have expired before the events that are still to come.
    private static TimeSpan Delay(DateTimeOffset now, DateTimeOffset latest) => now > latest ? now - latest : TimeSpan.Zero;

    // All states that folding may touch: locks are taken once, in order.
    private static IEnumerable<CorrelationKey> KeysOf(string tenantId, IReadOnlyList<Observation> observations) =>
        observations.SelectMany(seen => KeysOf(tenantId, seen.OnCompletion).Prepend(new CorrelationKey(tenantId, seen.RuleId, seen.Group)));
}
