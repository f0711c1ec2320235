namespace HelmAI.ApiService.Alerts.Suppressions;

/// <summary>An entity as a body names it.</summary>
internal sealed record SuppressedEntity
{
    /// <summary>Its kind, as alerts show it.</summary>
    public required string Type { get; init; }

    /// <summary>Its name, as alerts show it.</summary>
    public required string Value { get; init; }
}
