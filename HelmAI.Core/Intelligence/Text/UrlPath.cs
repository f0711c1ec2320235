namespace HelmAI.Core.Intelligence.Text;

/// <summary>The canonical form of a URL's path and query.</summary>
internal static class UrlPath
{
    /// <summary>Writes a path with its query.</summary>
    /// <param name="text">The two as written; empty stands for the root.</param>
    /// <param name="writer">Receives them.</param>
    public static void Write(ReadOnlySpan<byte> text, ref Utf8Writer writer)
    {
        var start = writer.Length;
        if (!text.StartsWith((byte)'/'))
        {
            writer.Add((byte)'/');
        }

        var query = text.IndexOf((byte)'?');
        WriteEncoded(query < 0 ? text : text[..query], ref writer);
        writer.Cut(start + RemoveDotSegments(writer.Written[start..]));
        if (query >= 0)
        {
            WriteEncoded(text[query..], ref writer);
        }
    }

    // RFC 3986, section 6.2.2.2: what is unreserved is never encoded. Brackets always are, since elsewhere they mark what is defanged;
    // and so is a percent sign that encodes nothing, so that a second pass finds nothing to do.
    private static void WriteEncoded(ReadOnlySpan<byte> text, ref Utf8Writer writer)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '%' && i + 2 < text.Length && char.IsAsciiHexDigit((char)text[i + 1]) && char.IsAsciiHexDigit((char)text[i + 2]))
            {
                c = (byte)((ValueOf(text[i + 1]) << 4) | ValueOf(text[i + 2]));
                i += 2;
                if (IsUnreserved(c))
                {
                    writer.Add(c);
                }
                else
                {
                    Encode(c, ref writer);
                }
            }
            else if (c is <= (byte)' ' or >= 0x7F || "%[](){}<>\"|^`\\"u8.Contains(c))
            {
                Encode(c, ref writer);
            }
            else
            {
                writer.Add(c);
            }
        }
    }

    // RFC 3986, section 5.2.4, for a path that begins with a slash.
    private static int RemoveDotSegments(Span<byte> path)
    {
        if (path.IndexOf("/."u8) < 0)
        {
            return path.Length;
        }

        var (read, written) = (0, 0);
        while (read < path.Length)
        {
            var end = path[(read + 1)..].IndexOf((byte)'/');
            end = end < 0 ? path.Length : read + 1 + end;
            var segment = path[(read + 1)..end];
            var isUp = segment.SequenceEqual(".."u8);
            if (isUp || segment.SequenceEqual("."u8))
            {
                written = isUp ? Math.Max(0, path[..written].LastIndexOf((byte)'/')) : written;
                if (end == path.Length)
                {
                    path[written++] = (byte)'/';
                }
            }
            else
            {
                path[read..end].CopyTo(path[written..]);
                written += end - read;
            }

            read = end;
        }

        return written;
    }

    private static bool IsUnreserved(byte c) => char.IsAsciiLetterOrDigit((char)c) || c is (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~';

    private static int ValueOf(byte digit) => char.IsAsciiDigit((char)digit) ? digit - '0' : (digit | 0x20) - 'a' + 10;

    private static void Encode(byte c, ref Utf8Writer writer)
    {
        writer.Add((byte)'%');
        writer.Add("0123456789ABCDEF"u8[c >> 4]);
        writer.Add("0123456789ABCDEF"u8[c & 15]);
    }
}
