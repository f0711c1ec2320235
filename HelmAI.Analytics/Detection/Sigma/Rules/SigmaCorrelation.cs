using System.Collections.Frozen;
using HelmAI.Analytics.Detection.Sigma.Correlation;

namespace HelmAI.Analytics.Detection.Sigma.Rules;

/// <summary>A correlation rule: what several events must be like together (correlation rules specification).</summary>
internal sealed record SigmaCorrelation
{
    /// <summary>What it says of itself.</summary>
    public required RuleHeader Header { get; init; }

    /// <summary>What it looks for.</summary>
    public required CorrelationType Type { get; init; }

    /// <summary>The rules and correlations whose matches it takes, by identifier or name.</summary>
    public required IReadOnlyList<string> Rules { get; init; }

    /// <summary>The fields, or aliases, by whose values events are told apart; none puts all of a tenant's together.</summary>
    public required IReadOnlyList<string> GroupBy { get; init; }

    /// <summary>Within what time.</summary>
    public required TimeSpan Timespan { get; init; }

    /// <summary>Fields by alias and then by the rule whose events have them.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Aliases { get; init; } =
        FrozenDictionary<string, IReadOnlyDictionary<string, string>>.Empty;

    /// <summary>What the result must keep within: all of them.</summary>
    public IReadOnlyList<CorrelationBound> Bounds { get; init; } = [];

    /// <summary>The fields whose values are counted or calculated with.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>Which percentile is meant, from 0 to 100; without it a value's share of all.</summary>
    public double? Percentile { get; init; }

    /// <summary>Whether the rules it refers to also find by themselves.</summary>
    public bool Generate { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Header.Title} ({Header.Id})";
}
