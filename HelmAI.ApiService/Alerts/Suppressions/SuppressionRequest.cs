namespace HelmAI.ApiService.Alerts.Suppressions;

/// <summary>The body that asks for a suppression.</summary>
internal sealed record SuppressionRequest
{
    /// <summary>The rule; left out or null for all.</summary>
    public string? RuleId { get; init; }

    /// <summary>The entity; left out or null for all.</summary>
    public SuppressedEntity? Entity { get; init; }

    /// <summary>When it ends: an RFC 3339 time.</summary>
    public required string Until { get; init; }

    /// <summary>Why.</summary>
    public string? Comment { get; init; }
}
