using HelmAI.Analytics.Detection.Sigma.Rules;
using HelmAI.Core.Events;

namespace HelmAI.Analytics.Detection.Sigma.Engine;

/// <summary>What a rule leads to when it matches: made ready when rules load.</summary>
/// <param name="rule">The rule.</param>
internal sealed class RuleOutcome(SigmaRule rule)
{
    private readonly IReadOnlyList<string> _actions = TacticPlaybook.ActionsFor(rule.Header.Tags);

    /// <summary>The finding.</summary>
    /// <param name="evidence">Why it matches.</param>
    /// <returns>The finding.</returns>
    public Finding Describe(IReadOnlyList<Evidence> evidence) => new()
    {
        RuleId = rule.Header.Id,
        Title = rule.Header.Title,
        Severity = rule.Header.Level,
        Confidence = rule.Header.Confidence,
        Tags = rule.Header.Tags,
        Evidence = evidence,
        RecommendedActions = _actions,
    };
}
