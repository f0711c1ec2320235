namespace HelmAI.ApiService.Alerts.Life;

/// <summary>The body that acknowledges an alert or opens it again; it may be left out.</summary>
internal sealed record AlertNote
{
    /// <summary>Why.</summary>
    public string? Comment { get; init; }
}
