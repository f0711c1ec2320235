using System.Text;
using HelmAI.Analytics.Detection.Sigma.Values;

namespace HelmAI.Analytics.Detection.Sigma.Predicates;

/// <summary>Whether a value is like a Sigma string.</summary>
internal sealed class TextTest : ValueTest
{
    private readonly WildcardMatcher _matcher;
    private readonly bool _cased;

    /// <summary>Creates the test.</summary>
    /// <param name="text">The string.</param>
    /// <param name="cased">Whether upper and lower case differ.</param>
    public TextTest(SigmaText text, bool cased)
    {
        _cased = cased;
        _matcher = new WildcardMatcher(text, fold: !cased);
        Pattern = text.ToString();
        Identity = (cased ? "cased" : "text") + string.Concat(text.Parts.Select(part => Describe(part, cased)));
        Literal = NecessaryPart(text, cased);
    }

    /// <inheritdoc/>
    public override string Identity { get; }

    /// <inheritdoc/>
    public override string Pattern { get; }

    /// <inheritdoc/>
    public override NecessaryLiteral? Literal { get; }

    /// <inheritdoc/>
    public override bool Matches(in FieldValue value) => _matcher.Matches(_cased ? value.Utf8 : value.Folded);

    private static string Describe(TextPart part, bool cased) =>
        part.Kind != TextPartKind.Literal ? $"|{part.Kind}" : "|=" + (cased ? part.Text : Encoding.UTF8.GetString(CaseFolding.Fold(part.Text)));

    private static NecessaryLiteral? NecessaryPart(SigmaText text, bool cased)
    {
        var parts = text.Parts;
        if (parts.Count == 0)
        {
            return new NecessaryLiteral([], LiteralPosition.Whole, Sufficient: true);
        }

        var longest = -1;
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i].Kind == TextPartKind.Literal && (longest < 0 || parts[i].Text.Length > parts[longest].Text.Length))
            {
                longest = i;
            }
        }

        if (longest < 0)
        {
            return null;
        }

        var position = (longest, parts.Count - 1 - longest) switch
        {
            (0, 0) => LiteralPosition.Whole,
            (0, _) => LiteralPosition.Start,
            (_, 0) => LiteralPosition.End,
            _ => LiteralPosition.Anywhere,
        };
        var others = parts.Where((_, i) => i != longest).ToArray();
        var sufficient = !cased && others.All(static part => part.Kind == TextPartKind.AnyRun);
        return new NecessaryLiteral(CaseFolding.Fold(parts[longest].Text), position, sufficient);
    }
}
