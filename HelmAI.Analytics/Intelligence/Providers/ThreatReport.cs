namespace HelmAI.Analytics.Intelligence.Providers;

/// <summary>What is known of a value, from one's own indicators and from all providers.</summary>
public sealed record ThreatReport
{
    /// <summary>The value in its canonical form.</summary>
    public required string Value { get; init; }

    /// <summary>What it is, such as <c>ipv4</c>; null where it is none of the kinds that are told apart.</summary>
    public required string? Type { get; init; }

    /// <summary>The gravest of all verdicts.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Whether some provider gave no answer, so that there may be more to know.</summary>
    public required bool Partial { get; init; }

    /// <summary>The allow list that the value is on, so that its indicators do not count; null where it is on none.</summary>
    public required string? SuppressedBy { get; init; }

    /// <summary>One's own indicators and the shared ones of that value; at most 20.</summary>
    public required IReadOnlyList<KnownIndicator> Indicators { get; init; }

    /// <summary>What the providers say, in the order of their configuration.</summary>
    public required IReadOnlyList<ProviderAnswer> Providers { get; init; }
}
