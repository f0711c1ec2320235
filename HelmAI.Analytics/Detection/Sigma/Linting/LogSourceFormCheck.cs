using System.Text.RegularExpressions;
using HelmAI.Analytics.Detection.Sigma.Loading;
using HelmAI.Analytics.Detection.Sigma.Rules;

namespace HelmAI.Analytics.Detection.Sigma.Linting;

/// <summary>A log source that is not spelled as the specification says.</summary>
internal sealed partial class LogSourceFormCheck : ILintCheck
{
    /// <inheritdoc/>
    public DiagnosticKind Kind { get; } = new("SIGMA417", DiagnosticSeverity.Info, "Use lower case, and '_' for spaces; '.' and '-' are allowed");

    /// <inheritdoc/>
    public IEnumerable<string> Check(SigmaRule rule, LintContext context) => new[] { rule.LogSource.Product, rule.LogSource.Category, rule.LogSource.Service }
        .OfType<string>()
        .Where(static value => !Form.IsMatch(value))
        .Select(static value => $"'{value}' is not in the form of log sources");

    [GeneratedRegex("^[a-z0-9_.-]+$", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Form { get; }
}
