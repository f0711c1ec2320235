using System.Text;

namespace HelmAI.Core.Intelligence.Text;

/// <summary>
/// The canonical form of URLs (RFC 3986, section 6.2.2 and 6.2.3): scheme and host in lower case, no default port, a path, no
/// dot segments, percent-encoding where it is needed and nowhere else. User and fragment are left out: neither chooses what is fetched.
/// </summary>
internal static class UrlText
{
    private const int MaxScheme = 16;

    /// <summary>Writes a URL, one without its scheme, or a path.</summary>
    /// <param name="text">The URL as written.</param>
    /// <param name="destination">Receives the canonical form.</param>
    /// <returns>How long that is; 0 where the text is no URL.</returns>
    public static int Write(ReadOnlySpan<byte> text, Span<byte> destination)
    {
        var fragment = text.IndexOf((byte)'#');
        text = fragment < 0 ? text : text[..fragment];
        var writer = new Utf8Writer(destination);
        if (text.StartsWith((byte)'/'))
        {
            // The root of any host would be every URL.
            UrlPath.Write(text, ref writer);
            return writer.IsFull || writer.Length < 2 ? 0 : writer.Length;
        }

        var colon = text.IndexOf("://"u8);
        if (colon >= 0 && text[..colon].IndexOfAny("/?"u8) < 0)
        {
            if (!WriteScheme(text[..colon], ref writer))
            {
                return 0;
            }

            text = text[(colon + 3)..];
        }

        var scheme = writer.Length;
        var path = text.IndexOfAny("/?"u8);
        var authority = path < 0 ? text : text[..path];
        if (!WriteAuthority(authority[(authority.LastIndexOf((byte)'@') + 1)..], destination[..scheme], ref writer))
        {
            return 0;
        }

        UrlPath.Write(path < 0 ? [] : text[path..], ref writer);
        return writer.IsFull ? 0 : writer.Length;
    }

    private static bool WriteScheme(ReadOnlySpan<byte> scheme, ref Utf8Writer writer)
    {
        Span<byte> room = stackalloc byte[MaxScheme];
        if (scheme.Length is 0 or > MaxScheme || !char.IsAsciiLetter((char)scheme[0]) || Ascii.ToLower(scheme, room, out var length) != System.Buffers.OperationStatus.Done)
        {
            return false;
        }

        ReadOnlySpan<byte> lower = room[..length];
        foreach (var c in lower)
        {
            if (!char.IsAsciiLetterOrDigit((char)c) && c is not ((byte)'+' or (byte)'-' or (byte)'.'))
            {
                return false;
            }
        }

        writer.Add(lower.SequenceEqual("hxxp"u8) ? "http"u8 : lower.SequenceEqual("hxxps"u8) ? "https"u8 : lower.SequenceEqual("fxp"u8) ? "ftp"u8 : lower);
        writer.Add("://"u8);
        return true;
    }

    private static bool WriteAuthority(ReadOnlySpan<byte> authority, ReadOnlySpan<byte> scheme, ref Utf8Writer writer)
    {
        var bracket = authority.LastIndexOf((byte)']');
        var colon = authority[(bracket + 1)..].LastIndexOf((byte)':');
        var end = colon < 0 ? authority.Length : bracket + 1 + colon;
        if (!WriteHost(authority[..end], ref writer))
        {
            return false;
        }

        var digits = end == authority.Length ? [] : authority[(end + 1)..];
        if (digits.IsEmpty)
        {
            return true;
        }

        if (!AddressText.TryParsePort(digits, out var port))
        {
            return false;
        }

        if (!IsDefault(port, scheme))
        {
            writer.Add((byte)':');
            System.Buffers.Text.Utf8Formatter.TryFormat(port, writer.Rest, out var written);
            writer.Advance(written);
        }

        return true;
    }

    private static bool WriteHost(ReadOnlySpan<byte> host, ref Utf8Writer writer)
    {
        if (writer.Rest.Length < AddressText.MaxAddress + 2)
        {
            return false;
        }

        var isBracketed = host is [(byte)'[', .., (byte)']'];
        if (AddressText.TryParse(isBracketed ? host[1..^1] : host, out var address))
        {
            var isIPv4 = AddressText.IsIPv4(address);
            if (!isBracketed && !isIPv4)
            {
                return false;
            }

            writer.Add(isIPv4 ? [] : "["u8);
            writer.Advance(AddressText.Write(address, writer.Rest));
            writer.Add(isIPv4 ? [] : "]"u8);
            return true;
        }

        var length = HostText.WriteName(host, writer.Rest);
        writer.Advance(length);
        return length > 0;
    }

    // Without a scheme it is one of the web's.
    private static bool IsDefault(int port, ReadOnlySpan<byte> scheme) => scheme switch
    {
        _ when scheme.IsEmpty => port is 80 or 443,
        _ when scheme.SequenceEqual("http://"u8) || scheme.SequenceEqual("ws://"u8) => port == 80,
        _ when scheme.SequenceEqual("https://"u8) || scheme.SequenceEqual("wss://"u8) => port == 443,
        _ => scheme.SequenceEqual("ftp://"u8) && port == 21,
    };
}
