using HelmAI.Analytics.Detection.Sigma.Expressions;
using HelmAI.Analytics.Detection.Sigma.Loading;
using HelmAI.Analytics.Detection.Sigma.Rules;

namespace HelmAI.Analytics.Detection.Sigma.Linting;

/// <summary>A field that no other rule reads, named almost like one that many do.</summary>
internal sealed class UnknownFieldCheck : ILintCheck
{
    private const int Common = 3;
    private const int MinLength = 6;

    /// <inheritdoc/>
    public DiagnosticKind Kind { get; } = new("SIGMA403", DiagnosticSeverity.Warning, "Correct the field");

    /// <inheritdoc/>
    public IEnumerable<string> Check(SigmaRule rule, LintContext context) =>
        from field in ExpressionWalk.Fields(rule.Expression).Distinct(StringComparer.Ordinal)
        where context.FieldUses.GetValueOrDefault(field) <= 1
        let meant = context.FieldUses.Where(known => known.Value >= Common && IsAlmost(field, known.Key)).Select(static known => known.Key).FirstOrDefault()
        where meant is not null
        select $"no other rule reads '{field}', but many read '{meant}'";

    // One letter more, less or other; upper and lower case do not matter to the engine.
    private static bool IsAlmost(string field, string known)
    {
        if (field.Length < MinLength || Math.Abs(field.Length - known.Length) > 1 || string.Equals(field, known, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var same = 0;
        while (same < Math.Min(field.Length, known.Length) && char.ToUpperInvariant(field[same]) == char.ToUpperInvariant(known[same]))
        {
            same++;
        }

        return string.Equals(field[(same + (field.Length >= known.Length ? 1 : 0))..], known[(same + (known.Length >= field.Length ? 1 : 0))..], StringComparison.OrdinalIgnoreCase);
    }
}
