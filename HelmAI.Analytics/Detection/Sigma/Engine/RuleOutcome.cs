using HelmAI.Analytics.Detection.Sigma.Correlation;
using HelmAI.Analytics.Detection.Sigma.Rules;
using HelmAI.Analytics.Detection.Sigma.Tenants;
using HelmAI.Core.Events;

namespace HelmAI.Analytics.Detection.Sigma.Engine;

/// <summary>What a rule leads to when it matches: made ready when rules load.</summary>
/// <param name="header">What the rule says of itself.</param>
/// <param name="links">Its parts in correlations.</param>
/// <param name="reports">Whether it finds by itself.</param>
internal sealed class RuleOutcome(RuleHeader header, IReadOnlyList<CorrelationLink> links, bool reports)
{
    private readonly IReadOnlyList<string> _actions = header.RecommendedActions;

    /// <summary>The rule's identifier.</summary>
    public string RuleId => header.Id;

    /// <summary>Tells what a match means.</summary>
    /// <param name="securityEvent">The event.</param>
    /// <param name="fields">Its values for the correlations.</param>
    /// <param name="matcher">The matcher that found it.</param>
    /// <param name="index">The rule's place in the matcher's program.</param>
    /// <param name="guards">Tells which correlations the event is excepted from; <see langword="null"/> where no tenant's exceptions are asked.</param>
    /// <param name="output">Receives findings and observations.</param>
    public void Tell(SecurityEvent securityEvent, EventFields fields, RuleMatcher matcher, int index, OverlayScratch? guards, DetectionOutput output)
    {
        if (reports)
        {
            output.Add(Describe(matcher.Explain(index)));
        }

        foreach (var link in links)
        {
            if (link.Observe(securityEvent, fields, guards) is { } observation)
            {
                output.Add(observation);
            }
        }
    }

    private Finding Describe(IReadOnlyList<Evidence> evidence) => new()
    {
        RuleId = header.Id,
        Title = header.Title,
        Severity = header.Level,
        Confidence = header.Confidence,
        Tags = header.Tags,
        Evidence = evidence,
        RecommendedActions = _actions,
    };
}
