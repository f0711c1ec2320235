using System.Buffers.Text;

namespace HelmAI.Core.Intelligence.Text;

/// <summary>IPv6 addresses as text: reads RFC 4291, section 2.2, writes RFC 5952. A zone is left out, since it means something on one machine only.</summary>
internal static class IPv6Text
{
    private const int Groups = 8;

    /// <summary>Reads an address.</summary>
    /// <param name="text">The address.</param>
    /// <param name="address">Its 128 bits.</param>
    /// <returns>Whether it is well-formed.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out UInt128 address)
    {
        address = 0;
        if (!text.Contains((byte)':'))
        {
            return false;
        }

        var zone = text.IndexOf((byte)'%');
        text = zone < 0 ? text : text[..zone];
        Span<ushort> groups = stackalloc ushort[Groups];
        var (count, gap) = (0, -1);
        if (text.StartsWith("::"u8))
        {
            gap = 0;
            text = text[2..];
        }

        while (!text.IsEmpty)
        {
            var end = text.IndexOf((byte)':');
            var part = end < 0 ? text : text[..end];
            if (end < 0 && part.Contains((byte)'.'))
            {
                if (count > Groups - 2 || !AddressText.TryParseIPv4(part, out var four))
                {
                    return false;
                }

                groups[count++] = (ushort)(four >> 16);
                groups[count++] = (ushort)four;
                break;
            }

            if (count == Groups || part.Length is 0 or > 4 || !Utf8Parser.TryParse(part, out ushort group, out var used, 'x') || used != part.Length)
            {
                return false;
            }

            groups[count++] = group;
            text = end < 0 ? [] : text[(end + 1)..];
            if (end >= 0 && text.IsEmpty)
            {
                return false;
            }

            if (text.StartsWith((byte)':'))
            {
                if (gap >= 0)
                {
                    return false;
                }

                gap = count;
                text = text[1..];
            }
        }

        if (gap < 0 ? count != Groups : count >= Groups)
        {
            return false;
        }

        for (var i = 0; i < Groups; i++)
        {
            var missing = Groups - count;
            var value = gap < 0 || i < gap ? groups[i] : i < gap + missing ? 0 : groups[i - missing];
            address = (address << 16) | (UInt128)value;
        }

        return true;
    }

    /// <summary>Writes an address: lower case, no leading zeros, the first longest run of two or more zero groups as <c>::</c>.</summary>
    /// <param name="address">The address.</param>
    /// <param name="destination">Receives it.</param>
    /// <returns>How long it is.</returns>
    public static int Write(UInt128 address, Span<byte> destination)
    {
        var (start, length) = LongestRun(address);
        var writer = new Utf8Writer(destination);
        for (var i = 0; i < Groups; i++)
        {
            if (i == start)
            {
                writer.Add("::"u8);
                i += length - 1;
                continue;
            }

            if (i > 0 && i != start + length)
            {
                writer.Add((byte)':');
            }

            Utf8Formatter.TryFormat(GroupOf(address, i), writer.Rest, out var digits, 'x');
            writer.Advance(digits);
        }

        return writer.Length;
    }

    private static (int Start, int Length) LongestRun(UInt128 address)
    {
        var (best, longest, run) = (Groups * 2, 1, 0);
        for (var i = 0; i < Groups; i++)
        {
            run = GroupOf(address, i) == 0 ? run + 1 : 0;
            if (run > longest)
            {
                (best, longest) = (i - run + 1, run);
            }
        }

        return (best, longest);
    }

    private static ushort GroupOf(UInt128 address, int index) => (ushort)(address >> (112 - (16 * index)));
}
