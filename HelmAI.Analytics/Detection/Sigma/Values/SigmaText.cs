using System.Text;

namespace HelmAI.Analytics.Detection.Sigma.Values;

/// <summary>
/// A Sigma string: literals and wildcards. The rules specification (String Wildcard, Escape Character) gives <c>\</c> a meaning
/// only before <c>*</c>, <c>?</c> and itself.
/// </summary>
/// <param name="parts">Its parts; no literal is empty, no two literals stand side by side.</param>
internal sealed class SigmaText(IReadOnlyList<TextPart> parts)
{
    /// <summary>The parts, in order.</summary>
    public IReadOnlyList<TextPart> Parts { get; } = parts;

    /// <summary>Whether every part stands for itself.</summary>
    public bool IsLiteral => Parts.All(static part => part.Kind == TextPartKind.Literal);

    /// <summary>The text without regard to what its parts stand for.</summary>
    public string PlainText => string.Concat(Parts.Select(static part => part.Text));

    /// <summary>Makes a string without wildcards.</summary>
    /// <param name="text">Its text.</param>
    /// <returns>The string.</returns>
    public static SigmaText Literal(string text) => new(text.Length == 0 ? [] : [TextPart.Literal(text)]);

    /// <summary>Reads a string as rules write it.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The string.</returns>
    public static SigmaText Parse(string text)
    {
        if (text.AsSpan().IndexOfAny('*', '?', '\\') < 0)
        {
            return Literal(text);
        }

        var parts = new List<TextPart>();
        var literal = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\\' when i + 1 < text.Length && text[i + 1] is ('*' or '?' or '\\'):
                    literal.Append(text[++i]);
                    break;
                case '*':
                    Flush(literal, parts);
                    parts.Add(TextPart.AnyRun);
                    break;
                case '?':
                    Flush(literal, parts);
                    parts.Add(TextPart.AnyOne);
                    break;
                case var c:
                    literal.Append(c);
                    break;
            }
        }

        Flush(literal, parts);
        return new SigmaText(parts);
    }

    /// <summary>Lets anything stand before.</summary>
    /// <returns>The string with a leading <c>*</c>.</returns>
    public SigmaText WithAnyBefore() => Parts is [{ Kind: TextPartKind.AnyRun }, ..] ? this : new SigmaText([TextPart.AnyRun, .. Parts]);

    /// <summary>Lets anything stand behind.</summary>
    /// <returns>The string with a trailing <c>*</c>.</returns>
    public SigmaText WithAnyBehind() => Parts is [.., { Kind: TextPartKind.AnyRun }] ? this : new SigmaText([.. Parts, TextPart.AnyRun]);

    /// <summary>Replaces each literal by parts of its own.</summary>
    /// <param name="replace">Gives the parts for a literal's text.</param>
    /// <returns>The changed string.</returns>
    public SigmaText ReplaceLiterals(Func<string, IEnumerable<TextPart>> replace)
    {
        var replaced = new List<TextPart>();
        foreach (var part in Parts.SelectMany(part => part.Kind == TextPartKind.Literal ? replace(part.Text) : [part]))
        {
            if (part.Kind == TextPartKind.Literal && replaced is [.., { Kind: TextPartKind.Literal } last])
            {
                replaced[^1] = TextPart.Literal(last.Text + part.Text);
            }
            else if (part.Kind != TextPartKind.Literal || part.Text.Length > 0)
            {
                replaced.Add(part);
            }
        }

        return new SigmaText(replaced);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Concat(Parts.Select(static part => part.Kind == TextPartKind.Literal ? Escape(part.Text) : part.Text));

    private static string Escape(string literal) =>
        literal.AsSpan().IndexOfAny('*', '?') < 0 ? literal : literal.Replace("*", "\\*", StringComparison.Ordinal).Replace("?", "\\?", StringComparison.Ordinal);

    private static void Flush(StringBuilder literal, List<TextPart> parts)
    {
        if (literal.Length > 0)
        {
            parts.Add(TextPart.Literal(literal.ToString()));
            literal.Clear();
        }
    }
}
