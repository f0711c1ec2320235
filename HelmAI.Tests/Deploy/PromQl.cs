using System.Text.RegularExpressions;

namespace HelmAI.Tests.Deploy;

/// <summary>Reads as much of PromQL as it takes to tell which metrics an expression names.</summary>
internal static partial class PromQl
{
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal) { "and", "or", "unless", "bool", "offset", "ignoring", "group_left", "group_right" };

    /// <summary>The metrics that an expression names.</summary>
    public static IEnumerable<string> MetricsOf(string expression) =>
        Names().Matches(Asides().Replace(expression, " ")).Select(static match => match.Value).Where(static name => !Words.Contains(name)).Distinct(StringComparer.Ordinal);

    // Matchers, ranges, labels that are grouped by, and variables.
    [GeneratedRegex("""\{([^}"]|"[^"]*")*\}|\[[^\]]*\]|\b(by|without|on|ignoring)\s*\([^)]*\)|\$\w+|"[^"]*" """, RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Asides();

    // What is followed by a parenthesis is a function or an aggregation.
    [GeneratedRegex(@"(?<![\w.])[a-zA-Z_:][\w:]*(?![\w:]|\s*\()", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Names();
}
