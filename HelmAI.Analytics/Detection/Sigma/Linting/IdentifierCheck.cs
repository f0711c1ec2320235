using HelmAI.Analytics.Detection.Sigma.Loading;
using HelmAI.Analytics.Detection.Sigma.Rules;

namespace HelmAI.Analytics.Detection.Sigma.Linting;

/// <summary>An identifier that is no UUID.</summary>
internal sealed class IdentifierCheck : ILintCheck
{
    /// <inheritdoc/>
    public DiagnosticKind Kind { get; } = new("SIGMA407", DiagnosticSeverity.Info, "Give the rule a UUID of its own");

    /// <inheritdoc/>
    public IEnumerable<string> Check(SigmaRule rule, LintContext context) =>
        Guid.TryParseExact(rule.Header.Id, "D", out _) ? [] : [$"the id '{rule.Header.Id}' is no UUID"];
}
