using HelmAI.Core.Events;

namespace HelmAI.Analytics.RuleSets;

/// <summary>What a rule says of itself, and how it stands with a tenant.</summary>
public sealed record RuleDescription
{
    /// <summary>The identifier.</summary>
    public required string Id { get; init; }

    /// <summary>The title.</summary>
    public required string Title { get; init; }

    /// <summary>What it is.</summary>
    public required RuleKind Kind { get; init; }

    /// <summary>Where it comes from.</summary>
    public required RuleOrigin Origin { get; init; }

    /// <summary>Whether it works for the tenant.</summary>
    public required bool Enabled { get; init; }

    /// <summary>Whether it takes the place of a shared rule of the same id.</summary>
    public required bool ReplacesBase { get; init; }

    /// <summary>How many exceptions the tenant makes to it.</summary>
    public required int Exceptions { get; init; }

    /// <summary>How grave what it finds is; null for filters.</summary>
    public required Severity? Level { get; init; }

    /// <summary>How mature it is, in Sigma's words; null where it does not say.</summary>
    public required string? Status { get; init; }

    /// <summary>The log source's product.</summary>
    public required string? Product { get; init; }

    /// <summary>The log source's category.</summary>
    public required string? Category { get; init; }

    /// <summary>The log source's service.</summary>
    public required string? Service { get; init; }

    /// <summary>Its tags, such as <c>attack.t1059.001</c>.</summary>
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>Who wrote it.</summary>
    public required string? Author { get; init; }

    /// <summary>What it is about.</summary>
    public required string? Description { get; init; }
}
