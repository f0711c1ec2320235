using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace HelmAI.Analytics.Detection;

/// <summary>
/// Steps over the tokens of a JSON text that was found well-formed when it was accepted (RFC 8259). It checks no more than it
/// needs to stay within the text, so that a string costs one search for its end; whatever the text, it ends, or throws.
/// </summary>
/// <param name="json">The text, in UTF-8.</param>
internal ref struct JsonCursor(ReadOnlySpan<byte> json)
{
    private static readonly SearchValues<byte> LiteralEnds = SearchValues.Create(",]} \t\r\n"u8);
    private static readonly SearchValues<byte> Structure = SearchValues.Create("\"{}[]"u8);

    private readonly ReadOnlySpan<byte> _json = json;

    /// <summary>Where the cursor stands.</summary>
    public int Position { get; private set; }

    /// <summary>The byte at which the next token begins.</summary>
    /// <returns>The byte.</returns>
    /// <exception cref="JsonException">The text ends there.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte Peek()
    {
        while ((uint)Position < (uint)_json.Length)
        {
            var next = _json[Position];
            if (next > ' ')
            {
                return next;
            }

            Position++;
        }

        throw Malformed();
    }

    /// <summary>Steps over a byte that must be the next token.</summary>
    /// <param name="expected">The byte.</param>
    /// <exception cref="JsonException">It is not.</exception>
    public void Expect(byte expected)
    {
        if (Peek() != expected)
        {
            throw Malformed();
        }

        Position++;
    }

    /// <summary>Steps over a byte if it is the next token.</summary>
    /// <param name="expected">The byte.</param>
    /// <returns>Whether it was.</returns>
    public bool Take(byte expected)
    {
        if (Peek() != expected)
        {
            return false;
        }

        Position++;
        return true;
    }

    /// <summary>Steps over a member's name and the colon behind it.</summary>
    /// <param name="escaped">Whether the name has escapes.</param>
    /// <returns>The name as it is written.</returns>
    /// <exception cref="JsonException">There is none.</exception>
    public ReadOnlySpan<byte> Name(out bool escaped)
    {
        Expect((byte)'"');
        var rest = _json[Position..];
        var end = rest.IndexOfAny((byte)'"', (byte)'\\');
        escaped = end >= 0 && rest[end] == '\\';
        if (end < 0)
        {
            throw Malformed();
        }

        if (escaped)
        {
            rest = String();
        }
        else
        {
            rest = rest[..end];
            Position += end + 1;
        }

        Expect((byte)':');
        return rest;
    }

    /// <summary>Steps over a string whose opening quote was stepped over.</summary>
    /// <returns>The string as it is written, without its quotes.</returns>
    /// <exception cref="JsonException">It does not end.</exception>
    public ReadOnlySpan<byte> String()
    {
        var start = Position;
        while (true)
        {
            var quote = _json[Position..].IndexOf((byte)'"');
            if (quote < 0)
            {
                throw Malformed();
            }

            // A quote belongs to the string where an odd number of backslashes stands before it.
            var end = Position + quote;
            Position = end + 1;
            var before = end;
            while (before > start && _json[before - 1] == '\\')
            {
                before--;
            }

            if (((end - before) & 1) == 0)
            {
                return _json[start..end];
            }
        }
    }

    /// <summary>Steps over a number, <c>true</c>, <c>false</c> or <c>null</c>.</summary>
    /// <returns>It, as it is written.</returns>
    /// <exception cref="JsonException">There is none.</exception>
    public ReadOnlySpan<byte> Literal()
    {
        var rest = _json[Position..];
        var end = rest.IndexOfAny(LiteralEnds);
        end = end < 0 ? rest.Length : end;
        if (end == 0)
        {
            throw Malformed();
        }

        Position += end;
        return rest[..end];
    }

    /// <summary>Steps over a whole value.</summary>
    /// <exception cref="JsonException">It does not end.</exception>
    public void Skip()
    {
        switch (Peek())
        {
            case (byte)'"':
                Position++;
                String();
                break;
            case (byte)'{' or (byte)'[':
                SkipContainer();
                break;
            default:
                Literal();
                break;
        }
    }

    private void SkipContainer()
    {
        var depth = 0;
        do
        {
            var next = _json[Position..].IndexOfAny(Structure);
            if (next < 0)
            {
                throw Malformed();
            }

            var token = _json[Position + next];
            Position += next + 1;
            if (token == '"')
            {
                String();
            }
            else
            {
                depth += token is (byte)'{' or (byte)'[' ? 1 : -1;
            }
        }
        while (depth > 0);
    }

    private readonly JsonException Malformed() => new($"The event is no well-formed JSON at byte {Position}.");
}
