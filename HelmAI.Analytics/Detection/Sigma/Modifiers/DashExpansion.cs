using HelmAI.Analytics.Detection.Sigma.Predicates;
using HelmAI.Analytics.Detection.Sigma.Values;

namespace HelmAI.Analytics.Detection.Sigma.Modifiers;

/// <summary>Spells out a string whose dashes may each be any of five, for modifiers that encode it.</summary>
internal static class DashExpansion
{
    // Five dashes: what a sensible rule stays far below.
    private const int MaxSpellings = 3_125;

    /// <summary>Every spelling of a string.</summary>
    /// <param name="text">The string.</param>
    /// <returns>The spellings; <see langword="null"/> where it has wildcards, which can't be encoded, or too many spellings.</returns>
    public static IReadOnlyList<string>? Spellings(SigmaText text)
    {
        List<string> spellings = [string.Empty];
        foreach (var part in text.Parts)
        {
            switch (part.Kind)
            {
                case TextPartKind.Literal:
                    spellings = [.. spellings.Select(spelling => spelling + part.Text)];
                    break;
                case TextPartKind.Dash when spellings.Count * Dashes.All.Length <= MaxSpellings:
                    spellings = [.. spellings.SelectMany(static _ => Dashes.All, static (spelling, dash) => spelling + dash)];
                    break;
                default:
                    return null;
            }
        }

        return spellings;
    }
}
