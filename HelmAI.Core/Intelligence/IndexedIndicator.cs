using HelmAI.Core.Events;

namespace HelmAI.Core.Intelligence;

/// <summary>An indicator as its source hands it to the index: one value, or a pattern.</summary>
public sealed record IndexedIndicator
{
    /// <summary>Its identity at its source, such as <c>indicator--…</c>; findings are named after it. Where it is <see langword="null"/>, its value takes the place.</summary>
    public string? Id { get; init; }

    /// <summary>Where it comes from: a list's or feed's name.</summary>
    public required string Source { get; init; }

    /// <summary>What <see cref="Value"/> is; of no meaning for a pattern.</summary>
    public ObservableType Type { get; init; }

    /// <summary>The value, in any form; the index brings it into its canonical one. Exactly one of this and <see cref="Pattern"/> is given.</summary>
    public string? Value { get; init; }

    /// <summary>A STIX pattern.</summary>
    public string? Pattern { get; init; }

    /// <summary>Whether the pattern is written in the language of STIX 2.0; else it is in that of 2.1.</summary>
    public bool IsStix20 { get; init; }

    /// <summary>Its name or description, in one line.</summary>
    public string? Name { get; init; }

    /// <summary>How sure it is, from 0.0 to 1.0.</summary>
    public double Confidence { get; init; } = 0.9;

    /// <summary>How grave a match is; <see langword="null"/> leaves that to labels and confidence.</summary>
    public Severity? Severity { get; init; }

    /// <summary>Its labels and types, such as <c>malicious-activity</c>, and tags in Sigma's notation, such as <c>attack.t1566</c>.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>Its marking in the Traffic Light Protocol, such as <c>amber</c>.</summary>
    public string? Tlp { get; init; }

    /// <summary>When it comes into force, in UTC; at once where it is <see langword="null"/>.</summary>
    public DateTimeOffset? ValidFrom { get; init; }

    /// <summary>When it is no longer in force, in UTC.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>The tenant whose own it is; <see langword="null"/> where all tenants share it.</summary>
    public string? TenantId { get; init; }
}
