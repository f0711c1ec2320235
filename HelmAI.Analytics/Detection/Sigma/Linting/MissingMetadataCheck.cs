using HelmAI.Analytics.Detection.Sigma.Loading;
using HelmAI.Analytics.Detection.Sigma.Rules;

namespace HelmAI.Analytics.Detection.Sigma.Linting;

/// <summary>A rule that does not say what it is about or how mature it is.</summary>
internal sealed class MissingMetadataCheck : ILintCheck
{
    /// <inheritdoc/>
    public DiagnosticKind Kind { get; } = new("SIGMA409", DiagnosticSeverity.Info, "Add what is missing, so that findings can be judged");

    /// <inheritdoc/>
    public IEnumerable<string> Check(SigmaRule rule, LintContext context)
    {
        if (rule.Header.Description is null)
        {
            yield return "'description' is missing";
        }

        if (rule.Header.Status == RuleStatus.Unknown)
        {
            yield return "'status' is missing";
        }
    }
}
