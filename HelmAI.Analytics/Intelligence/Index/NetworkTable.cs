using HelmAI.Core.Intelligence.Text;

namespace HelmAI.Analytics.Intelligence.Index;

/// <summary>
/// Finds the smallest network that an address lies in: the networks' edges cut all addresses into sorted ranges, each of which knows the
/// smallest network over it, so that a look-up is one binary search. IPv4 is mapped into IPv6.
/// </summary>
internal sealed class NetworkTable
{
    /// <summary>What stands for no network.</summary>
    public const int None = -1;

    private readonly UInt128[] _starts;
    private readonly int[] _innermost;
    private readonly Network[] _networks;

    /// <summary>Builds the table.</summary>
    /// <param name="networks">The networks with a number each; no two are equal.</param>
    public NetworkTable(IEnumerable<KeyValuePair<(UInt128 First, int Prefix), int>> networks)
    {
        // An outer network comes before those in it.
        var sorted = networks.OrderBy(static one => one.Key.First).ThenBy(static one => one.Key.Prefix).ToArray();
        _networks = new Network[sorted.Length];
        var ranges = new List<(UInt128 Start, int Network)>(sorted.Length * 2);
        var open = new Stack<int>();
        for (var i = 0; i < sorted.Length; i++)
        {
            var (first, prefix) = sorted[i].Key;
            Close(first, open, ranges);
            _networks[i] = new Network(first, prefix, sorted[i].Value, open.TryPeek(out var outer) ? outer : None);
            open.Push(i);
            Begin(first, i, ranges);
        }

        Close(null, open, ranges);
        _starts = [.. ranges.Select(static one => one.Start)];
        _innermost = [.. ranges.Select(static one => one.Network)];
    }

    /// <summary>How many networks there are.</summary>
    public int Count => _networks.Length;

    /// <summary>Finds the smallest network that an address lies in.</summary>
    /// <param name="address">The address.</param>
    /// <returns>The network, or <see cref="None"/>.</returns>
    public int Find(UInt128 address)
    {
        var index = Array.BinarySearch(_starts, address);
        index = index < 0 ? ~index - 1 : index;
        return index < 0 ? None : _innermost[index];
    }

    /// <summary>The smallest other network that a network lies in.</summary>
    /// <param name="network">The network.</param>
    /// <returns>The other, or <see cref="None"/>.</returns>
    public int OuterOf(int network) => _networks[network].Outer;

    /// <summary>A network's number.</summary>
    /// <param name="network">The network.</param>
    /// <returns>The number that it was given.</returns>
    public int NumberOf(int network) => _networks[network].Number;

    /// <summary>A network as text.</summary>
    /// <param name="network">The network.</param>
    /// <returns>The text in canonical form.</returns>
    public string TextOf(int network)
    {
        var (first, prefix, _, _) = _networks[network];
        return AddressText.NetworkText(first, prefix);
    }

    private void Close(UInt128? before, Stack<int> open, List<(UInt128 Start, int Network)> ranges)
    {
        while (open.TryPeek(out var network))
        {
            var last = _networks[network].First | ~AddressText.MaskOf(_networks[network].Prefix);
            if (before <= last)
            {
                return;
            }

            open.Pop();
            if (last != UInt128.MaxValue)
            {
                Begin(last + 1, open.TryPeek(out var outer) ? outer : None, ranges);
            }
        }
    }

    // Where several begin at one address, the last is the innermost.
    private static void Begin(UInt128 start, int network, List<(UInt128 Start, int Network)> ranges)
    {
        if (ranges.Count > 0 && ranges[^1].Start == start)
        {
            ranges.RemoveAt(ranges.Count - 1);
        }

        ranges.Add((start, network));
    }

    private readonly record struct Network(UInt128 First, int Prefix, int Number, int Outer);
}
