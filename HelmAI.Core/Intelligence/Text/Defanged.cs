namespace HelmAI.Core.Intelligence.Text;

/// <summary>
/// Undoes what people do to keep indicators from being clicked: <c>[.]</c>, <c>(.)</c>, <c>{.}</c>, <c>[dot]</c>, <c>[:]</c>,
/// <c>[://]</c>, <c>[/]</c>, <c>[@]</c> and <c>[at]</c>. The scheme <c>hxxp</c> is undone where URLs are read.
/// </summary>
public static class Defanged
{
    // The longest that stands between brackets: "://" and "dot".
    private const int MaxInside = 3;

    /// <summary>Whether a text has anything that <see cref="Undo"/> would undo.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Whether it has.</returns>
    public static bool IsIn(ReadOnlySpan<byte> text)
    {
        for (var bracket = text.IndexOfAny("[({"u8); bracket >= 0; bracket = text.IndexOfAny("[({"u8))
        {
            text = text[bracket..];
            if (Inside(text, out _).Length > 0)
            {
                return true;
            }

            text = text[1..];
        }

        return false;
    }

    /// <summary>Undoes the brackets.</summary>
    /// <param name="text">The text.</param>
    /// <param name="room">Receives the text where it changes; as long as <paramref name="text"/> is enough.</param>
    /// <returns>The text.</returns>
    public static ReadOnlySpan<byte> Undo(ReadOnlySpan<byte> text, Span<byte> room)
    {
        // What is undone may stand between brackets itself; each round shortens the text.
        while (IsIn(text))
        {
            text = UndoOnce(text, room);
        }

        return text;
    }

    // Reading stays ahead of writing, so that the text may be the room itself.
    private static Span<byte> UndoOnce(ReadOnlySpan<byte> text, Span<byte> room)
    {
        var (read, written) = (0, 0);
        while (read < text.Length)
        {
            var inside = Inside(text[read..], out var length);
            if (inside.IsEmpty)
            {
                room[written++] = text[read++];
                continue;
            }

            inside.CopyTo(room[written..]);
            written += inside.Length;
            read += length;
        }

        return room[..written];
    }

    private static ReadOnlySpan<byte> Inside(ReadOnlySpan<byte> text, out int length)
    {
        length = 0;
        var close = text[0] switch { (byte)'[' => (byte)']', (byte)'(' => (byte)')', (byte)'{' => (byte)'}', _ => (byte)0 };
        if (close == 0)
        {
            return [];
        }

        var end = text[1..Math.Min(text.Length, MaxInside + 2)].IndexOf(close);
        if (end <= 0)
        {
            return [];
        }

        length = end + 2;
        return text.Slice(1, end) switch
        {
            [(byte)'.'] or [(byte)'d' or (byte)'D', (byte)'o' or (byte)'O', (byte)'t' or (byte)'T'] => "."u8,
            [(byte)'@'] or [(byte)'a' or (byte)'A', (byte)'t' or (byte)'T'] => "@"u8,
            [(byte)':'] => ":"u8,
            [(byte)'/'] => "/"u8,
            [(byte)':', (byte)'/', (byte)'/'] => "://"u8,
            _ => [],
        };
    }
}
