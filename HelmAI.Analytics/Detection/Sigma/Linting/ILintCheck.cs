using HelmAI.Analytics.Detection.Sigma.Loading;
using HelmAI.Analytics.Detection.Sigma.Rules;

namespace HelmAI.Analytics.Detection.Sigma.Linting;

/// <summary>Looks for one kind of weakness in rules that load.</summary>
internal interface ILintCheck
{
    /// <summary>What it looks for.</summary>
    DiagnosticKind Kind { get; }

    /// <summary>Looks at a rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="context">What it stands among.</param>
    /// <returns>What is wrong, once for each place.</returns>
    IEnumerable<string> Check(SigmaRule rule, LintContext context);
}
