namespace HelmAI.ApiService.Alerts.Life;

/// <summary>The body that resolves an alert; it may be left out.</summary>
internal sealed record AlertResolution
{
    /// <summary>What came of it.</summary>
    public string? Comment { get; init; }

    /// <summary>Whether the rule was wrong.</summary>
    public bool FalsePositive { get; init; }
}
