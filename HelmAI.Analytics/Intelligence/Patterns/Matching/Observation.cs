using System.Text.Json;

namespace HelmAI.Analytics.Intelligence.Patterns.Matching;

/// <summary>Objects that were observed together: an <c>observed-data</c> object of STIX.</summary>
internal sealed record Observation
{
    /// <summary>Its id; <see langword="null"/> where it has none.</summary>
    public string? Id { get; init; }

    /// <summary>When it was observed first.</summary>
    public required DateTimeOffset First { get; init; }

    /// <summary>When it was observed last, not before <see cref="First"/>.</summary>
    public required DateTimeOffset Last { get; init; }

    /// <summary>How often it was observed, 1 or more.</summary>
    public int Count { get; init; } = 1;

    /// <summary>The objects, by the id by which they refer to one another.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Objects { get; init; }
}
