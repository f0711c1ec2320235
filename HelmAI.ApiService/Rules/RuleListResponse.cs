using HelmAI.Analytics.RuleSets;

namespace HelmAI.ApiService.Rules;

/// <summary>A page of rules.</summary>
internal sealed record RuleListResponse
{
    /// <summary>The rules, in the order of their ids.</summary>
    public required IReadOnlyList<RuleDescription> Rules { get; init; }

    /// <summary>Where the next page begins; null on the last one.</summary>
    public required string? NextCursor { get; init; }
}
