using System.Buffers.Text;
using System.Net;
using System.Text;

namespace HelmAI.Core.Intelligence.Text;

/// <summary>The canonical form of addresses: dotted decimal, and RFC 5952 for IPv6. An IPv4 address mapped into IPv6 is that IPv4 address.</summary>
public static class AddressText
{
    /// <summary>The longest address in canonical form, in bytes.</summary>
    public const int MaxAddress = 45;

    private const int AllBits = 128;
    private const int MappedBits = 96;

    // ::ffff:0:0/96, RFC 4291, section 2.5.5.2.
    private static readonly UInt128 Mapped = (UInt128)0xFFFF << 32;

    /// <summary>Reads an address.</summary>
    /// <param name="text">The address.</param>
    /// <param name="address">Its 128 bits; those of IPv4 mapped into IPv6.</param>
    /// <returns>Whether it is well-formed. Octets with leading zeros are not, since programs differ on what they mean.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out UInt128 address)
    {
        if (TryParseIPv4(text, out var four))
        {
            address = Mapped | four;
            return true;
        }

        return IPv6Text.TryParse(text, out address);
    }

    /// <summary>Reads an address or a network.</summary>
    /// <param name="text">The address, or a network with its prefix length.</param>
    /// <param name="first">The first address.</param>
    /// <param name="prefix">How many of the 128 bits are the network's: 128 for an address alone.</param>
    /// <returns>Whether it is well-formed.</returns>
    public static bool TryParseNetwork(ReadOnlySpan<byte> text, out UInt128 first, out int prefix)
    {
        prefix = AllBits;
        var slash = text.IndexOf((byte)'/');
        if (slash < 0)
        {
            return TryParse(text, out first);
        }

        var bits = text[(slash + 1)..];
        if (!TryParse(text[..slash], out first)
            || bits.Length is 0 or > 3
            || !Utf8Parser.TryParse(bits, out int length, out var used)
            || used != bits.Length
            || length < 0)
        {
            return false;
        }

        prefix = text.Contains((byte)':') ? length : length + MappedBits;
        if (prefix > AllBits)
        {
            return false;
        }

        first &= MaskOf(prefix);
        return true;
    }

    /// <summary>The bits of a network.</summary>
    /// <param name="prefix">How many there are, from 0 to 128.</param>
    /// <returns>The mask.</returns>
    public static UInt128 MaskOf(int prefix) => prefix == 0 ? UInt128.Zero : UInt128.MaxValue << (AllBits - prefix);

    /// <summary>Whether an address is one of IPv4.</summary>
    /// <param name="address">The address.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsIPv4(UInt128 address) => (address & MaskOf(MappedBits)) == Mapped;

    /// <summary>Writes an address in canonical form.</summary>
    /// <param name="address">The address.</param>
    /// <param name="destination">Receives it: <see cref="MaxAddress"/> bytes.</param>
    /// <returns>How long it is.</returns>
    public static int Write(UInt128 address, Span<byte> destination) =>
        IsIPv4(address) ? WriteIPv4((uint)address, destination) : IPv6Text.Write(address, destination);

    /// <summary>A network in canonical form.</summary>
    /// <param name="first">Its first address.</param>
    /// <param name="prefix">How many of the 128 bits are the network's.</param>
    /// <returns>The text; that of the address alone where all bits are.</returns>
    public static string NetworkText(UInt128 first, int prefix)
    {
        Span<byte> text = stackalloc byte[MaxAddress + 4];
        return Encoding.ASCII.GetString(text[..Write(first, prefix, IsIPv4(first) && prefix >= MappedBits, text)]);
    }

    /// <summary>Writes an address or network in canonical form.</summary>
    /// <param name="type">Its family, afterwards.</param>
    /// <param name="text">The address as written.</param>
    /// <param name="destination">Receives the canonical form.</param>
    /// <returns>How long that is; 0 where the text is none.</returns>
    internal static int Write(ref ObservableType type, ReadOnlySpan<byte> text, Span<byte> destination)
    {
        if (!TryParseNetwork(text, out var first, out var prefix))
        {
            return 0;
        }

        type = IsIPv4(first) && prefix >= MappedBits ? ObservableType.IPv4 : ObservableType.IPv6;
        return Write(first, prefix, type == ObservableType.IPv4, destination);
    }

    /// <summary>Writes an address with a port in canonical form.</summary>
    /// <param name="text">The two as written; an IPv6 address stands in brackets.</param>
    /// <param name="destination">Receives the canonical form.</param>
    /// <returns>How long that is; 0 where the text is no such thing.</returns>
    internal static int WriteWithPort(ReadOnlySpan<byte> text, Span<byte> destination)
    {
        var colon = text.LastIndexOf((byte)':');
        if (colon <= 0 || !TryParsePort(text[(colon + 1)..], out var port))
        {
            return 0;
        }

        var host = text[..colon];
        var isBracketed = host is [(byte)'[', .., (byte)']'];
        return TryParse(isBracketed ? host[1..^1] : host, out var address) && (isBracketed || IsIPv4(address) && !host.Contains((byte)':'))
            ? Write(address, port, destination)
            : 0;
    }

    /// <summary>Writes an address and a port in canonical form.</summary>
    /// <param name="address">The address.</param>
    /// <param name="port">The port.</param>
    /// <param name="destination">Receives the canonical form: <see cref="MaxAddress"/> bytes and eight more.</param>
    /// <returns>How long that is.</returns>
    public static int Write(UInt128 address, int port, Span<byte> destination)
    {
        var writer = new Utf8Writer(destination);
        var isIPv4 = IsIPv4(address);
        if (!isIPv4)
        {
            writer.Add((byte)'[');
        }

        writer.Advance(Write(address, writer.Rest));
        writer.Add(isIPv4 ? ":"u8 : "]:"u8);
        Utf8Formatter.TryFormat(port, writer.Rest, out var digits);
        writer.Advance(digits);
        return writer.Length;
    }

    /// <summary>Reads a port.</summary>
    /// <param name="text">Its digits.</param>
    /// <param name="port">The port, from 1 to 65,535.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryParsePort(ReadOnlySpan<byte> text, out int port)
    {
        port = 0;
        return text.Length is > 0 and <= 5
            && text.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0
            && Utf8Parser.TryParse(text, out port, out _)
            && port is > 0 and <= IPEndPoint.MaxPort;
    }

    /// <summary>Reads an IPv4 address.</summary>
    /// <param name="text">The address in dotted decimal.</param>
    /// <param name="address">Its 32 bits.</param>
    /// <returns>Whether it is well-formed.</returns>
    internal static bool TryParseIPv4(ReadOnlySpan<byte> text, out uint address)
    {
        address = 0;
        if (text.Length is < 7 or > 15)
        {
            return false;
        }

        var (octets, octet, digits) = (0, 0, 0);
        foreach (var c in text)
        {
            if (c == '.' && digits > 0 && octets < 3)
            {
                address = (address << 8) | (uint)octet;
                (octets, octet, digits) = (octets + 1, 0, 0);
            }
            else if (char.IsAsciiDigit((char)c) && !(digits > 0 && octet == 0) && octet * 10 + c - '0' is <= 255 and var next)
            {
                (octet, digits) = (next, digits + 1);
            }
            else
            {
                return false;
            }
        }

        address = (address << 8) | (uint)octet;
        return octets == 3 && digits > 0;
    }

    private static int Write(UInt128 first, int prefix, bool isIPv4, Span<byte> destination)
    {
        var length = isIPv4 ? WriteIPv4((uint)first, destination) : IPv6Text.Write(first, destination);
        if (prefix < AllBits)
        {
            destination[length++] = (byte)'/';
            Utf8Formatter.TryFormat(isIPv4 ? prefix - MappedBits : prefix, destination[length..], out var digits);
            length += digits;
        }

        return length;
    }

    private static int WriteIPv4(uint address, Span<byte> destination)
    {
        var writer = new Utf8Writer(destination);
        for (var shift = 24; shift >= 0; shift -= 8)
        {
            Utf8Formatter.TryFormat((byte)(address >> shift), writer.Rest, out var digits);
            writer.Advance(digits);
            if (shift > 0)
            {
                writer.Add((byte)'.');
            }
        }

        return writer.Length;
    }
}
