using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace HelmAI.Core.Live;

/// <summary>
/// About how many distinct users there were: HyperLogLog (Flajolet et al., 2007) with the registers that Redis' has (2^14, by MurmurHash64A),
/// and the estimator that Redis uses (Ertl, arXiv:1702.01284, algorithm 6). A register keeps the element that set it: whoever adds these to a
/// Redis gets the same registers there, so that an element that changes nothing here need not be sent, and what Redis lost can be sent again.
/// Not for several threads at once.
/// </summary>
public sealed class UserSketch
{
    /// <summary>The standard error of the estimate, as a part of its value: 1.04 / sqrt(2^14).</summary>
    public const double StandardError = 0.0081;

    private const int IndexBits = 14;
    private const int Registers = 1 << IndexBits;
    private const int RankBits = 64 - IndexBits;

    private readonly Dictionary<int, ulong> _elements = [];

    /// <summary>The elements that set the registers, as <see cref="ElementOf"/> makes them.</summary>
    public IReadOnlyCollection<ulong> Elements => _elements.Values;

    /// <summary>What stands for a user: the first eight bytes of the SHA-256, so that no name leaves the process.</summary>
    /// <param name="userId">The user.</param>
    /// <returns>The element.</returns>
    public static ulong ElementOf(string userId)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(userId), hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }

    /// <summary>Adds an element.</summary>
    /// <param name="element">The element.</param>
    /// <returns>Whether that changed a register.</returns>
    public bool Add(ulong element)
    {
        var hash = Murmur(element);
        var index = (int)(hash & (Registers - 1));
        if (_elements.TryGetValue(index, out var held) && Rank(Murmur(held)) >= Rank(hash))
        {
            return false;
        }

        _elements[index] = element;
        return true;
    }

    /// <summary>Estimates how many distinct elements were added.</summary>
    /// <returns>The estimate.</returns>
    public long Count()
    {
        Span<int> registersOfRank = stackalloc int[RankBits + 2];
        registersOfRank.Clear();
        registersOfRank[0] = Registers - _elements.Count;
        foreach (var element in _elements.Values)
        {
            registersOfRank[Rank(Murmur(element))]++;
        }

        var sum = Registers * Tau(1 - ((double)registersOfRank[RankBits + 1] / Registers));
        for (var rank = RankBits; rank >= 1; rank--)
        {
            sum = (sum + registersOfRank[rank]) / 2;
        }

        sum += Registers * Sigma((double)registersOfRank[0] / Registers);
        return (long)Math.Round(Registers / (2 * Math.Log(2)) * Registers / sum);
    }

    private static int Rank(ulong hash) => BitOperations.TrailingZeroCount((hash >> IndexBits) | (1UL << RankBits)) + 1;

    // MurmurHash64A by Austin Appleby, of eight bytes, with the seed of Redis' hyperloglog.c.
    private static ulong Murmur(ulong element)
    {
        const ulong Multiplier = 0xc6a4a7935bd1e995;
        const ulong Seed = 0xadc83b19;
        const int Shift = 47;
        unchecked
        {
            var part = element * Multiplier;
            part = (part ^ (part >> Shift)) * Multiplier;
            var hash = ((Seed ^ (sizeof(ulong) * Multiplier)) ^ part) * Multiplier;
            hash = (hash ^ (hash >> Shift)) * Multiplier;
            return hash ^ (hash >> Shift);
        }
    }

    private static double Sigma(double x)
    {
        if (x >= 1)
        {
            return double.PositiveInfinity;
        }

        var (weight, sum, before) = (1.0, x, double.NaN);
        while (sum != before)
        {
            x *= x;
            before = sum;
            sum += x * weight;
            weight += weight;
        }

        return sum;
    }

    private static double Tau(double x)
    {
        if (x is <= 0 or >= 1)
        {
            return 0;
        }

        var (weight, sum, before) = (1.0, 1 - x, double.NaN);
        while (sum != before)
        {
            x = Math.Sqrt(x);
            before = sum;
            weight /= 2;
            sum -= (1 - x) * (1 - x) * weight;
        }

        return sum / 3;
    }
}
