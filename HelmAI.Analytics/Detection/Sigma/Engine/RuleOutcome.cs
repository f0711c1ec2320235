using HelmAI.Analytics.Detection.Sigma.Correlation;
using HelmAI.Analytics.Detection.Sigma.Rules;
using HelmAI.Core.Events;

namespace HelmAI.Analytics.Detection.Sigma.Engine;

/// <summary>What a rule leads to when it matches: made ready when rules load.</summary>
/// <param name="rule">The rule.</param>
/// <param name="links">Its parts in correlations.</param>
/// <param name="reports">Whether it finds by itself.</param>
internal sealed class RuleOutcome(SigmaRule rule, IReadOnlyList<CorrelationLink> links, bool reports)
{
    private readonly IReadOnlyList<string> _actions = rule.Header.RecommendedActions;

    /// <summary>Tells what a match means.</summary>
    /// <param name="securityEvent">The event.</param>
    /// <param name="fields">Its values.</param>
    /// <param name="matcher">The matcher that found it.</param>
    /// <param name="index">The rule's place in the matcher's program.</param>
    /// <param name="output">Receives findings and observations.</param>
    public void Tell(SecurityEvent securityEvent, EventFields fields, RuleMatcher matcher, int index, DetectionOutput output)
    {
        if (reports)
        {
            output.Add(Describe(matcher.Explain(index)));
        }

        foreach (var link in links)
        {
            if (link.Observe(securityEvent, fields) is { } observation)
            {
                output.Add(observation);
            }
        }
    }

    private Finding Describe(IReadOnlyList<Evidence> evidence) => new()
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
