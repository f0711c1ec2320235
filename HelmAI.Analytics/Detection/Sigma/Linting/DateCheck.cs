using System.Globalization;
using HelmAI.Analytics.Detection.Sigma.Loading;
using HelmAI.Analytics.Detection.Sigma.Rules;

namespace HelmAI.Analytics.Detection.Sigma.Linting;

/// <summary>A date that is not in the specification's form.</summary>
internal sealed class DateCheck : ILintCheck
{
    /// <inheritdoc/>
    public DiagnosticKind Kind { get; } = new("SIGMA410", DiagnosticSeverity.Info, "Write dates as YYYY-MM-DD");

    /// <inheritdoc/>
    public IEnumerable<string> Check(SigmaRule rule, LintContext context) => new[] { rule.Header.Date, rule.Header.Modified }
        .OfType<string>()
        .Where(static date => !DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        .Select(static date => $"'{date}' is no date");
}
