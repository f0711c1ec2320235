using HelmAI.Analytics.Detection.Sigma.Loading;
using HelmAI.Analytics.Detection.Sigma.Routing;
using HelmAI.Analytics.Detection.Sigma.Rules;

namespace HelmAI.Analytics.Detection.Sigma.Linting;

/// <summary>Looks for weaknesses in rules that load.</summary>
internal static class SigmaLinter
{
    /// <summary>What is looked for.</summary>
    public static readonly IReadOnlyList<ILintCheck> Checks =
    [
        new UnreferencedSelectionCheck(), new ImpossibleConditionCheck(), new UnknownFieldCheck(), new UnmappedLogSourceCheck(),
        new DuplicateLogicCheck(), new TagCheck(), new IdentifierCheck(), new TitleCheck(), new MissingMetadataCheck(), new DateCheck(),
        new AllOfThemCheck(), new LoneWildcardCheck(), new NumberRangeCheck(), new RelationCheck(), new DescriptionCheck(), new LogSourceFormCheck(),
    ];

    /// <summary>Looks at rules.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="mapping">The log sources.</param>
    /// <returns>What was found, in the rules' order.</returns>
    public static IEnumerable<SigmaDiagnostic> Lint(SigmaLoadResult rules, LogSourceMapping mapping)
    {
        var context = new LintContext(rules, mapping);
        return rules.Rules.SelectMany(rule => Lint(rule, context));
    }

    /// <summary>Looks at a rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="context">What it stands among.</param>
    /// <returns>What was found.</returns>
    public static IEnumerable<SigmaDiagnostic> Lint(SigmaRule rule, LintContext context) =>
        from check in Checks
        from message in check.Check(rule, context)
        select new SigmaDiagnostic(check.Kind, rule.Header.Location, message);
}
