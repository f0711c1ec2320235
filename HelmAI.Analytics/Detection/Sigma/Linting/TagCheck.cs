using System.Text.RegularExpressions;
using HelmAI.Analytics.Detection.Sigma.Loading;
using HelmAI.Analytics.Detection.Sigma.Rules;

namespace HelmAI.Analytics.Detection.Sigma.Linting;

/// <summary>A tag that the tags appendix does not know.</summary>
internal sealed partial class TagCheck : ILintCheck
{
    /// <inheritdoc/>
    public DiagnosticKind Kind { get; } = new("SIGMA406", DiagnosticSeverity.Info, "Use the namespaces and the form of the specification's tags appendix");

    /// <inheritdoc/>
    public IEnumerable<string> Check(SigmaRule rule, LintContext context) =>
        rule.Header.Tags.Where(static tag => !Tag.IsMatch(tag)).Select(static tag => $"the tag '{tag}' is not in the appendix's form");

    [GeneratedRegex(@"^(attack\.(t\d{4}(\.\d{3})?|[gsma]\d{4}|ds\d{4}|[a-z]+(-[a-z]+)*)|car\.\d{4}-\d{2}-\d{3}|cve\.\d{4}-\d{4,}|d3fend\.(d3f?-[A-Za-z]+|model|harden|detect|isolate|deceive|evict)|detection\.[a-z-]+|stp\.[1-5][auk]?|tlp\.[a-z+-]+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Tag { get; }
}
