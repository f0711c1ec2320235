namespace HelmAI.Core.Alerts;

/// <summary>The one row that every change of suppressions moves on, so that a look at it tells whether anything changed.</summary>
public sealed record SuppressionClock
{
    /// <summary>The row's key: always 1.</summary>
    public int Id { get; init; }

    /// <summary>How many changes there were.</summary>
    public long Version { get; init; }
}
