namespace HelmAI.Core.Signals;

/// <summary>Somebody worked on alerts. What events do to alerts, raising them and opening them again, comes with <see cref="ResultsStored"/>.</summary>
/// <param name="TenantId">Whose alerts.</param>
/// <param name="AlertIds">The alerts.</param>
public sealed record AlertsChanged(string TenantId, IReadOnlyList<Guid> AlertIds) : Signal;
