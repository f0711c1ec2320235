using System.Text;
using System.Text.RegularExpressions;
using HelmAI.Analytics.Detection;

namespace HelmAI.Analytics.Intelligence.Patterns.Matching;

/// <summary>Whether a text has a form. Both sides are in Unicode's form C first; bytes are read as one character each.</summary>
internal sealed class TextPatternTest : ValueTest
{
    private readonly Regex _regex;
    private readonly bool _takesBytes;

    private TextPatternTest(string regex, RegexOptions options)
    {
        var normal = regex.Normalize(NormalizationForm.FormC);
        _regex = BoundedRegex.Create(normal, options);
        _takesBytes = PatternBytes.OfText(normal) is not null;
    }

    /// <summary>Tests by wildcards, which the whole text must fit.</summary>
    /// <param name="pattern">The text, where <c>%</c> stands for any characters and <c>_</c> for one.</param>
    /// <returns>The test.</returns>
    public static TextPatternTest Like(string pattern)
    {
        var regex = new StringBuilder(@"\A");
        foreach (var character in pattern)
        {
            regex.Append(character switch { '%' => ".*", '_' => ".", _ => Regex.Escape(character.ToString()) });
        }

        return new TextPatternTest(regex.Append(@"\z").ToString(), RegexOptions.Singleline);
    }

    /// <summary>Tests by a regular expression, which must be found somewhere.</summary>
    /// <param name="expression">The expression.</param>
    /// <returns>The test.</returns>
    /// <exception cref="ArgumentException">It is none.</exception>
    public static TextPatternTest Matches(string expression) => new(expression, RegexOptions.None);

    /// <inheritdoc/>
    public override bool Holds(PatternValue? value, bool isNegated) => IsMatch(value) != isNegated;

    private bool IsMatch(PatternValue? value)
    {
        try
        {
            return value switch
            {
                { Text: { } text } => _regex.IsMatch(IsWellFormed(text) ? text.Normalize(NormalizationForm.FormC) : text),
                { Bytes: { } bytes } => _takesBytes && _regex.IsMatch(Encoding.Latin1.GetString(bytes)),
                _ => false,
            };
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    // A lone surrogate has no normal form.
    private static bool IsWellFormed(string text) => text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 || text.EnumerateRunes().All(static rune => rune != Rune.ReplacementChar);
}
