using System.Text;

namespace HelmAI.Analytics.Intelligence.Patterns.Syntax;

/// <summary>Cuts a pattern into tokens (STIX 2.1, section 9.2, and the lexer rules of the grammar that OASIS publishes beside it).</summary>
/// <param name="pattern">The pattern.</param>
internal sealed class PatternLexer(string pattern)
{
    private const string Blanks = " \t\r\n\u000B\f\u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000";

    private static readonly string[] Symbols = ["==", "!=", "<>", "<=", ">=", "=", "<", ">", "[", "]", "(", ")", ":", ".", ",", "*"];

    private int _position;

    /// <summary>Reads the next token.</summary>
    /// <returns>The token.</returns>
    /// <exception cref="PatternSyntaxException">What comes is no token.</exception>
    public PatternToken Next()
    {
        SkipBlanksAndComments();
        var start = _position;
        if (start == pattern.Length)
        {
            return new PatternToken(PatternTokenKind.End, string.Empty, start);
        }

        var first = pattern[start];
        if (first == '\'')
        {
            var text = Quoted();
            return new PatternToken(PatternTokenKind.String, text, start, PatternValue.Of(text));
        }

        if (first is 't' or 'h' or 'b' && start + 1 < pattern.Length && pattern[start + 1] == '\'')
        {
            _position++;
            return Prefixed(first, start);
        }

        return char.IsAsciiDigit(first) || first is '+' or '-' || (first == '.' && IsDigitAt(start + 1)) ? Number(start)
            : char.IsAsciiLetter(first) || first == '_' ? Name(start)
            : Symbol(start);
    }

    private void SkipBlanksAndComments()
    {
        while (_position < pattern.Length)
        {
            if (Blanks.Contains(pattern[_position], StringComparison.Ordinal))
            {
                _position++;
            }
            else if (pattern.AsSpan(_position).StartsWith("//"))
            {
                var end = pattern.AsSpan(_position).IndexOfAny('\r', '\n');
                _position = end < 0 ? pattern.Length : _position + end;
            }
            else if (pattern.AsSpan(_position).StartsWith("/*"))
            {
                var end = pattern.IndexOf("*/", _position + 2, StringComparison.Ordinal);
                _position = end < 0 ? throw new PatternSyntaxException(_position, "the comment has no end.") : end + 2;
            }
            else
            {
                return;
            }
        }
    }

    // Only the quote and the backslash are escaped.
    private string Quoted()
    {
        var start = _position++;
        var text = new StringBuilder();
        while (_position < pattern.Length)
        {
            var next = pattern[_position++];
            if (next == '\'')
            {
                return text.ToString();
            }

            if (next == '\\')
            {
                next = _position < pattern.Length && pattern[_position] is '\'' or '\\'
                    ? pattern[_position++]
                    : throw new PatternSyntaxException(_position - 1, "a backslash in a text stands only before a quote or a backslash.");
            }

            text.Append(next);
        }

        throw new PatternSyntaxException(start, "the text has no closing quote.");
    }

    private PatternToken Prefixed(char kind, int start)
    {
        var text = Quoted();
        var value = kind switch
        {
            't' => PatternTime.TryParse(text, out var time) ? PatternValue.Of(time) : throw Wrong("a time such as t'2026-01-31T13:00:00.5Z'"),
            'h' => PatternBytes.TryParseHex(text, out var bytes) ? PatternValue.Of(bytes) : throw Wrong("pairs of hexadecimal digits, such as h'ffd8'"),
            _ => PatternBytes.TryParseBase64(text, out var bytes) ? PatternValue.Of(bytes) : throw Wrong("base64, such as b'ABI='"),
        };
        return new PatternToken(kind == 't' ? PatternTokenKind.Timestamp : PatternTokenKind.Bytes, text, start, value);

        PatternSyntaxException Wrong(string expected) => new(start, $"expected {expected}, not '{text}'.");
    }

    private PatternToken Number(int start)
    {
        _position += pattern[start] is '+' or '-' ? 1 : 0;
        SkipDigits();
        var isFloat = _position < pattern.Length && pattern[_position] == '.' && IsDigitAt(_position + 1);
        if (isFloat)
        {
            _position++;
            SkipDigits();
        }

        var text = pattern[start.._position];
        var digits = text.TrimStart('+', '-');
        if (digits.Length == 0 || (!isFloat && digits is ['0', _, ..]))
        {
            throw new PatternSyntaxException(start, $"expected a number, not '{text}'.");
        }

        return PatternValue.TryParseNumber(text, out var value)
            ? new PatternToken(isFloat ? PatternTokenKind.Float : PatternTokenKind.Integer, text, start, value)
            : throw new PatternSyntaxException(start, $"the number '{text}' is too large.");
    }

    private PatternToken Name(int start)
    {
        while (_position < pattern.Length && (char.IsAsciiLetterOrDigit(pattern[_position]) || pattern[_position] is '_' or '-'))
        {
            _position++;
        }

        var text = pattern[start.._position];
        return new PatternToken(text.Contains('-', StringComparison.Ordinal) ? PatternTokenKind.HyphenatedName : PatternTokenKind.Name, text, start);
    }

    private PatternToken Symbol(int start)
    {
        var symbol = Array.Find(Symbols, one => pattern.AsSpan(start).StartsWith(one))
            ?? throw new PatternSyntaxException(start, $"the character '{pattern[start]}' has no meaning here.");
        _position += symbol.Length;
        return new PatternToken(PatternTokenKind.Symbol, symbol, start);
    }

    private void SkipDigits()
    {
        while (IsDigitAt(_position))
        {
            _position++;
        }
    }

    private bool IsDigitAt(int position) => position < pattern.Length && char.IsAsciiDigit(pattern[position]);
}
