using System.Collections.Frozen;
using HelmAI.Analytics.Detection.Sigma.Loading;
using HelmAI.Core.Events;

namespace HelmAI.Analytics.Detection.Sigma.Rules;

/// <summary>What rules, correlations and filters say of themselves alike.</summary>
internal sealed record RuleHeader
{
    // How often a rule of a status is right when it fires: 'test' rules may need adjusting, 'experimental' ones may be noisy.
    private static readonly FrozenDictionary<RuleStatus, double> Confidences = new Dictionary<RuleStatus, double>
    {
        [RuleStatus.Stable] = 1.0,
        [RuleStatus.Test] = 0.8,
        [RuleStatus.Experimental] = 0.6,
        [RuleStatus.Deprecated] = 0.5,
        [RuleStatus.Unknown] = 0.7,
    }.ToFrozenDictionary();

    /// <summary>Its identifier: <c>id</c>, else <c>name</c>, else one made from the title.</summary>
    public required string Id { get; init; }

    /// <summary>The name by which correlations and filters may refer to it.</summary>
    public string? Name { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>Where it was loaded from.</summary>
    public required SourceLocation Location { get; init; }

    /// <summary>How mature it is.</summary>
    public RuleStatus Status { get; init; }

    /// <summary>How grave what it finds is; medium where it does not say.</summary>
    public Severity Level { get; init; } = Severity.Medium;

    /// <summary>What it is about.</summary>
    public string? Description { get; init; }

    /// <summary>Who wrote it.</summary>
    public string? Author { get; init; }

    /// <summary>Its licence.</summary>
    public string? License { get; init; }

    /// <summary>When it was written, as it says.</summary>
    public string? Date { get; init; }

    /// <summary>When it was last changed, as it says.</summary>
    public string? Modified { get; init; }

    /// <summary>Its tags.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>What it rests on.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>What it may take for a threat that is none.</summary>
    public IReadOnlyList<string> FalsePositives { get; init; } = [];

    /// <summary>Fields worth showing.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>What it is meant for.</summary>
    public IReadOnlyList<string> Scope { get; init; } = [];

    /// <summary>What to do about a finding, in its own words: the custom member <c>response</c>, of our own rules.</summary>
    public IReadOnlyList<string> Response { get; init; } = [];

    /// <summary>What findings recommend: <see cref="Response"/>, else what the tactics it is tagged with ask for.</summary>
    public IReadOnlyList<string> RecommendedActions => Response.Count > 0 ? Response : TacticPlaybook.ActionsFor(Tags);

    /// <summary>Rules it relates to, by identifier, and how.</summary>
    public IReadOnlyDictionary<string, string> Related { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>How sure a finding of it is, from 0.0 to 1.0, by its status.</summary>
    public double Confidence => Confidences.GetValueOrDefault(Status, 0.5);
}
