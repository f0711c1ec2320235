using System.Collections.Frozen;
using HelmAI.Analytics.Detection.Sigma.Expressions;
using HelmAI.Analytics.Detection.Sigma.Loading;
using HelmAI.Analytics.Detection.Sigma.Routing;

namespace HelmAI.Analytics.Detection.Sigma.Linting;

/// <summary>What a rule stands among when it is looked at.</summary>
internal sealed class LintContext
{
    /// <summary>Creates the context.</summary>
    /// <param name="rules">All rules.</param>
    /// <param name="mapping">The log sources.</param>
    public LintContext(SigmaLoadResult rules, LogSourceMapping mapping)
    {
        Mapping = mapping;
        FieldUses = rules.Rules
            .SelectMany(static rule => ExpressionWalk.Fields(rule.Expression).Distinct(StringComparer.Ordinal))
            .CountBy(static field => field, StringComparer.Ordinal)
            .ToFrozenDictionary(StringComparer.Ordinal);
        ByLogic = rules.Rules.ToLookup(static rule => $"{rule.LogSource}\n{ExpressionWalk.Describe(rule.Expression)}", static rule => rule.Header.Id, StringComparer.Ordinal);
    }

    /// <summary>The log sources.</summary>
    public LogSourceMapping Mapping { get; }

    /// <summary>How many rules read a field.</summary>
    public FrozenDictionary<string, int> FieldUses { get; }

    /// <summary>Rules' identifiers by log source and what they say.</summary>
    public ILookup<string, string> ByLogic { get; }
}
