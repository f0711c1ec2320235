using HelmAI.Analytics.Detection.Sigma.Loading;
using HelmAI.Analytics.Detection.Sigma.Rules;

namespace HelmAI.Analytics.Detection.Sigma.Linting;

/// <summary>A log source that no mapping leads to.</summary>
internal sealed class UnmappedLogSourceCheck : ILintCheck
{
    /// <inheritdoc/>
    public DiagnosticKind Kind { get; } = new("SIGMA404", DiagnosticSeverity.Warning, "Add the log source to a mapping, or correct it; until then only senders that name it are looked at");

    /// <inheritdoc/>
    public IEnumerable<string> Check(SigmaRule rule, LintContext context) => context.Mapping.Sources.Any(source => rule.LogSource.Accepts(source.Source))
        ? []
        : [$"no mapping leads to the log source {rule.LogSource}"];
}
