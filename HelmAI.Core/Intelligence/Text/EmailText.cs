using System.Buffers;

namespace HelmAI.Core.Intelligence.Text;

/// <summary>The canonical form of e-mail addresses: lower case. A mailbox may tell cases apart (RFC 5321, section 2.4), but hardly any does.</summary>
internal static class EmailText
{
    // RFC 5321, section 4.5.3.1.1.
    private const int MaxLocalPart = 64;

    private static readonly SearchValues<byte> Forbidden = SearchValues.Create(" \t\r\n<>()[]{},;:\\\"/"u8);

    /// <summary>Writes an e-mail address.</summary>
    /// <param name="text">The address as written.</param>
    /// <param name="destination">Receives the canonical form.</param>
    /// <returns>How long that is; 0 where the text is no e-mail address.</returns>
    public static int Write(ReadOnlySpan<byte> text, Span<byte> destination)
    {
        var at = text.IndexOf((byte)'@');
        if (at is <= 0 or > MaxLocalPart || text.LastIndexOf((byte)'@') != at || text[..at].ContainsAny(Forbidden))
        {
            return 0;
        }

        var local = PlainText.Lower(text[..at], destination);
        if (local is 0 || local + 1 >= destination.Length || destination[..local].IndexOfAnyInRange((byte)0, (byte)0x1F) >= 0)
        {
            return 0;
        }

        destination[local++] = (byte)'@';
        var domain = HostText.WriteDomain(text[(at + 1)..], destination[local..]);
        return domain > 0 ? local + domain : 0;
    }
}
