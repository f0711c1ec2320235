using HelmAI.Core.Alerts;
using HelmAI.Core.Events;
using HelmAI.Core.Webhooks;

namespace HelmAI.Core.Storage;

/// <summary>What is written for one analysed event.</summary>
/// <param name="Assessment">Its assessment.</param>
/// <param name="Alerts">The alerts that it raises or adds to, each fingerprint at most once.</param>
public sealed record AnalysisResult(Assessment Assessment, IReadOnlyList<RaisedAlert> Alerts)
{
    /// <summary>Whom its alerts are told to: written for those that are new or opened again, and not for those that it only adds to.</summary>
    public IReadOnlyList<NewDelivery> Deliveries { get; init; } = [];

    /// <summary>The deliveries, each with the alert that it tells of.</summary>
    /// <returns>Them, in their order.</returns>
    public IEnumerable<(NewDelivery Delivery, RaisedAlert Alert)> Addressed() =>
        Deliveries.Join(Alerts, static delivery => delivery.AlertId, static alert => alert.Id, static (delivery, alert) => (delivery, alert));
}
