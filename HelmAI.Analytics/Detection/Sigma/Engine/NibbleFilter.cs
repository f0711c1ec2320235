using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace HelmAI.Analytics.Detection.Sigma.Engine;

/// <summary>
/// Finds where in a text one of a few grams may begin, 32 places at a time: the low and high halves of each byte look up
/// which of eight groups of grams have such a byte there (the Teddy algorithm of Hyperscan's Geoffrey Langdale). Right about
/// misses; hits are to be verified.
/// </summary>
internal sealed class NibbleFilter
{
    /// <summary>How many places one look covers.</summary>
    public const int Stride = 32;

    /// <summary>How many bytes one look reads.</summary>
    public const int Window = Stride + Depth - 1;

    private const int Depth = 3;

    // Eight groups of this many still let little through by chance.
    private const int MaxGrams = 64;

    private readonly Vector256<byte>[] _low = new Vector256<byte>[Depth];
    private readonly Vector256<byte>[] _high = new Vector256<byte>[Depth];

    /// <summary>Creates the filter.</summary>
    /// <param name="grams">The grams' first bytes, lowest first, with bit 5 set.</param>
    public NibbleFilter(IReadOnlyList<uint> grams)
    {
        // Grams that begin alike share a group, so that groups stay narrow.
        var ordered = grams.OrderBy(BinaryPrimitives.ReverseEndianness).ToArray();
        for (var depth = 0; depth < Depth; depth++)
        {
            var low = new byte[16];
            var high = new byte[16];
            for (var i = 0; i < ordered.Length; i++)
            {
                var group = (byte)(1 << (i * 8 / ordered.Length));
                var value = (byte)(ordered[i] >> (8 * depth));
                low[value & 15] |= group;
                high[value >> 4] |= group;
            }

            _low[depth] = Vector256.Create(Vector128.Create(low));
            _high[depth] = Vector256.Create(Vector128.Create(high));
        }
    }

    /// <summary>Whether a filter is of use.</summary>
    /// <param name="grams">How many grams there are.</param>
    /// <returns>Whether there are few enough, and the machine has vectors.</returns>
    public static bool Suits(int grams) => Vector128.IsHardwareAccelerated && grams <= MaxGrams;

    /// <summary>Finds where grams may begin.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where to look; <see cref="Window"/> bytes must follow.</param>
    /// <returns>A bit for each place.</returns>
    public uint Find(ReadOnlySpan<byte> text, int start)
    {
        ref var first = ref MemoryMarshal.GetReference(text);
        var groups = Look(0, Vector256.LoadUnsafe(ref first, (nuint)start))
            & Look(1, Vector256.LoadUnsafe(ref first, (nuint)start + 1))
            & Look(2, Vector256.LoadUnsafe(ref first, (nuint)start + 2));
        return ~Vector256.Equals(groups, Vector256<byte>.Zero).ExtractMostSignificantBits();
    }

    private Vector256<byte> Look(int depth, Vector256<byte> bytes)
    {
        bytes |= Vector256.Create((byte)0x20);
        return Lookup(_low[depth], bytes & Vector256.Create((byte)0x0F)) & Lookup(_high[depth], bytes >>> 4);
    }

    // Sixteen entries, looked up by each half for itself; both halves of a table are alike.
    private static Vector256<byte> Lookup(Vector256<byte> table, Vector256<byte> indices) => Avx2.IsSupported
        ? Avx2.Shuffle(table, indices)
        : Vector256.Create(Vector128.ShuffleNative(table.GetLower(), indices.GetLower()), Vector128.ShuffleNative(table.GetUpper(), indices.GetUpper()));
}
