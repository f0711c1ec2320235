namespace HelmAI.Core.Intelligence;

/// <summary>Which indicators are wanted: a tenant's own and the shared ones. What is not given does not matter.</summary>
public sealed record IndicatorFilter
{
    /// <summary>The tenant.</summary>
    public required string TenantId { get; init; }

    /// <summary>The kind of thing.</summary>
    public ObservableType? Type { get; init; }

    /// <summary>The thing, in normal form; only with <see cref="Type"/>.</summary>
    public string? Value { get; init; }

    /// <summary>The feed or import.</summary>
    public string? Source { get; init; }

    /// <summary>One of the labels.</summary>
    public string? Label { get; init; }

    /// <summary>Where it is in its life.</summary>
    public IndicatorState? State { get; init; }
}
