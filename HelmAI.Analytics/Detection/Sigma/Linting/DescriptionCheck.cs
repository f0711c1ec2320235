using HelmAI.Analytics.Detection.Sigma.Loading;
using HelmAI.Analytics.Detection.Sigma.Rules;

namespace HelmAI.Analytics.Detection.Sigma.Linting;

/// <summary>A description longer than the specification allows.</summary>
internal sealed class DescriptionCheck : ILintCheck
{
    private const int MaxLength = 65_535;

    /// <inheritdoc/>
    public DiagnosticKind Kind { get; } = new("SIGMA416", DiagnosticSeverity.Info, "Shorten the description");

    /// <inheritdoc/>
    public IEnumerable<string> Check(SigmaRule rule, LintContext context) => rule.Header.Description is { Length: > MaxLength } description
        ? [$"the description has {description.Length} characters, {MaxLength} are allowed"]
        : [];
}
