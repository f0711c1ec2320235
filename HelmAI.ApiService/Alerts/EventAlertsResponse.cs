namespace HelmAI.ApiService.Alerts;

/// <summary>The alerts of one event.</summary>
internal sealed record EventAlertsResponse
{
    /// <summary>The alerts that the event raised or added to, gravest first.</summary>
    public required IReadOnlyList<AlertResponse> Alerts { get; init; }
}
