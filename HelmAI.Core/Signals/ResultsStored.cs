using HelmAI.Core.Storage;

namespace HelmAI.Core.Signals;

/// <summary>The results of events of one tenant are stored.</summary>
/// <param name="TenantId">The tenant.</param>
/// <param name="EventIds">The events, in the order in which they were received.</param>
/// <param name="HaveAlerts">Whether any of them raised an alert or added to one.</param>
public sealed record ResultsStored(string TenantId, IReadOnlyList<Guid> EventIds, bool HaveAlerts) : Signal
{
    /// <summary>Tells of results.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="results">Its results.</param>
    /// <returns>The signal.</returns>
    public static ResultsStored Of(string tenantId, IReadOnlyList<AnalysisResult> results) => new(
        tenantId,
        [.. results.Select(static result => result.Assessment.EventId)],
        results.Any(static result => result.Alerts.Count > 0));
}
