namespace HelmAI.ApiService.Alerts.Life;

/// <summary>The body that assigns an alert.</summary>
internal sealed record AlertAssignment
{
    /// <summary>Who is to work on it; null for nobody.</summary>
    public required string? Assignee { get; init; }

    /// <summary>Why.</summary>
    public string? Comment { get; init; }
}
