using System.Globalization;
using System.Text;

namespace HelmAI.Core.Intelligence.Text;

/// <summary>The canonical form of hosts' names: A-labels in lower case, without dots at the ends. Underscores are let pass, since the DNS does.</summary>
internal static class HostText
{
    // RFC 1035, section 2.3.4, as text.
    private const int MaxLabel = 63;
    private const int MaxName = 253;

    // Unassigned code points: names are looked up, not registered (RFC 3490, section 4).
    private static readonly IdnMapping Idn = new() { AllowUnassigned = true };

    /// <summary>Writes a domain of at least two labels. A wildcard or dot before it is left out: a domain stands for those under it anyway.</summary>
    /// <param name="text">The name as written.</param>
    /// <param name="destination">Receives the canonical form.</param>
    /// <returns>How long that is; 0 where the text is no domain.</returns>
    public static int WriteDomain(ReadOnlySpan<byte> text, Span<byte> destination)
    {
        while (text.StartsWith("*."u8) || text.StartsWith("."u8))
        {
            text = text[1..].TrimStart((byte)'.');
        }

        var length = WriteName(text, destination);
        return length > 0 && destination[..length].Contains((byte)'.') ? length : 0;
    }

    /// <summary>Writes a host's name, which may be a single label.</summary>
    /// <param name="text">The name as written.</param>
    /// <param name="destination">Receives the canonical form.</param>
    /// <returns>How long that is; 0 where the text is no name.</returns>
    public static int WriteName(ReadOnlySpan<byte> text, Span<byte> destination)
    {
        if (!Ascii.IsValid(text))
        {
            return WriteInternational(text, destination);
        }

        text = text.TrimEnd((byte)'.');
        if (text.Length is 0 or > MaxName || text.Length > destination.Length)
        {
            return 0;
        }

        var label = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '.')
            {
                if (i == label || i - label > MaxLabel)
                {
                    return 0;
                }

                label = i + 1;
            }
            else if (!char.IsAsciiLetterOrDigit((char)c) && c is not ((byte)'-' or (byte)'_'))
            {
                return 0;
            }

            destination[i] = char.IsAsciiLetterUpper((char)c) ? (byte)(c | 0x20) : c;
        }

        // A last label of digits alone is an address, or part of one (RFC 1123, section 2.1).
        var last = text[label..];
        return last.Length is 0 or > MaxLabel || last.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0 ? 0 : text.Length;
    }

    private static int WriteInternational(ReadOnlySpan<byte> text, Span<byte> destination)
    {
        Span<char> name = stackalloc char[MaxName];
        if (text.Length > MaxName)
        {
            return 0;
        }

        try
        {
            name = name[..Encoding.UTF8.GetChars(text, name)];
            var ascii = Idn.GetAscii(name.ToString().ToLowerInvariant().TrimEnd('.', '。', '．', '｡'));
            Span<byte> bytes = stackalloc byte[MaxName + 1];
            return Encoding.ASCII.TryGetBytes(ascii, bytes, out var length) && Ascii.IsValid(bytes[..length])
                ? WriteName(bytes[..length], destination)
                : 0;
        }
        catch (ArgumentException)
        {
            // No form as A-labels: a label is empty or too long, or has characters that names can't have.
            return 0;
        }
    }
}
