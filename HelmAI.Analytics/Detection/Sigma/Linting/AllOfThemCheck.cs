using HelmAI.Analytics.Detection.Sigma.Loading;
using HelmAI.Analytics.Detection.Sigma.Rules;

namespace HelmAI.Analytics.Detection.Sigma.Linting;

/// <summary>A condition with 'all of them', which the specification discourages.</summary>
internal sealed class AllOfThemCheck : ILintCheck
{
    /// <inheritdoc/>
    public DiagnosticKind Kind { get; } = new("SIGMA411", DiagnosticSeverity.Info, "Write 'all of selection*', so that filters can be added");

    /// <inheritdoc/>
    public IEnumerable<string> Check(SigmaRule rule, LintContext context) =>
        rule.Conditions.Where(static condition => condition.Contains("all of them", StringComparison.OrdinalIgnoreCase)).Select(static _ => "the condition has 'all of them'");
}
