using HelmAI.Analytics.Detection.Sigma.Loading;
using HelmAI.Analytics.Detection.Sigma.Rules;

namespace HelmAI.Analytics.Detection.Sigma.Linting;

/// <summary>A title longer than the specification allows.</summary>
internal sealed class TitleCheck : ILintCheck
{
    private const int MaxLength = 256;

    /// <inheritdoc/>
    public DiagnosticKind Kind { get; } = new("SIGMA408", DiagnosticSeverity.Info, "Shorten the title");

    /// <inheritdoc/>
    public IEnumerable<string> Check(SigmaRule rule, LintContext context) =>
        rule.Header.Title.Length > MaxLength ? [$"the title has {rule.Header.Title.Length} characters, {MaxLength} are allowed"] : [];
}
