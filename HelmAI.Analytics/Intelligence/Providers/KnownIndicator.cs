using HelmAI.Core.Intelligence;

namespace HelmAI.Analytics.Intelligence.Providers;

/// <summary>An indicator of one's own, or a shared one, as a look-up tells of it.</summary>
public sealed record KnownIndicator
{
    // Half sure or surer.
    private const int MaliciousConfidence = 50;

    /// <summary>The indicator's id at its source; where it has none, its value.</summary>
    public required string Id { get; init; }

    /// <summary>Its value, which may be a network or domain that the value lies in; null for a value that it names as it is.</summary>
    public required string? Matched { get; init; }

    /// <summary>Its name; null where it has none.</summary>
    public required string? Name { get; init; }

    /// <summary>The list, feed or import that it came by.</summary>
    public required string Source { get; init; }

    /// <summary>Where it is in its life; only an active one counts.</summary>
    public required IndicatorState State { get; init; }

    /// <summary>How sure one may be of it now, from 0 to 100.</summary>
    public required int Confidence { get; init; }

    /// <summary>Its labels.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>What it means for the value. That it is no more in force says nothing.</summary>
    internal Verdict Verdict => State != IndicatorState.Active ? Verdict.Unknown
        : Labels.Contains("benign", StringComparer.OrdinalIgnoreCase) ? Verdict.Clean
        : Confidence >= MaliciousConfidence ? Verdict.Malicious
        : Verdict.Suspicious;
}
