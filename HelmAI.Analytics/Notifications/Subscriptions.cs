using System.Collections.Frozen;
using HelmAI.Core.Alerts;
using HelmAI.Core.Events;
using HelmAI.Core.Storage;
using HelmAI.Core.Webhooks;

namespace HelmAI.Analytics.Notifications;

/// <summary>The webhooks that this process knows of, by which it says whom alerts are told to.</summary>
/// <param name="time">The clock.</param>
internal sealed class Subscriptions(TimeProvider time)
{
    private readonly TaskCompletionSource _known = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private FrozenDictionary<string, Webhook[]> _byTenant = FrozenDictionary<string, Webhook[]>.Empty;

    /// <summary>How many webhooks there are.</summary>
    public int Count => Volatile.Read(ref _byTenant).Values.Sum(static webhooks => webhooks.Length);

    /// <summary>Takes what the database has.</summary>
    /// <param name="webhooks">The webhooks of all tenants that are not disabled.</param>
    public void Replace(IReadOnlyList<Webhook> webhooks)
    {
        Volatile.Write(
            ref _byTenant,
            webhooks.GroupBy(static webhook => webhook.TenantId, StringComparer.Ordinal).ToFrozenDictionary(static group => group.Key, static group => group.ToArray(), StringComparer.Ordinal));
        _known.TrySetResult();
    }

    /// <summary>Says of each result whom its alerts are told to. Waits until the webhooks are known: what was queued before the start must not go untold.</summary>
    /// <param name="events">The events, whose traces the deliveries continue.</param>
    /// <param name="results">Their results, in the same order.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The results, in their order.</returns>
    public async ValueTask<IReadOnlyList<AnalysisResult>> AddressAsync(
        IReadOnlyList<SecurityEvent> events, IReadOnlyList<AnalysisResult> results, CancellationToken cancellationToken)
    {
        await _known.Task.WaitAsync(cancellationToken);
        var byTenant = Volatile.Read(ref _byTenant);
        return byTenant.Count == 0 ? results : [.. events.Zip(results, (item, result) => Address(item, result, byTenant))];
    }

    private AnalysisResult Address(SecurityEvent item, AnalysisResult result, FrozenDictionary<string, Webhook[]> byTenant) =>
        result.Alerts.Count == 0 || !byTenant.TryGetValue(result.Assessment.TenantId, out var webhooks)
            ? result
            : result with { Deliveries = [.. result.Alerts.SelectMany(alert => Address(item, alert, webhooks))] };

    private IEnumerable<NewDelivery> Address(SecurityEvent item, RaisedAlert alert, Webhook[] webhooks)
    {
        var now = time.GetUtcNow();
        return webhooks.Where(webhook => webhook.Wants(alert.Severity, alert.RuleId, alert.Entity))
            .Select(webhook => new NewDelivery(Guid.CreateVersion7(now), webhook.Id, alert.Id, now, item.TraceParent));
    }
}
