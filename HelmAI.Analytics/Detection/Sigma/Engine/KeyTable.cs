namespace HelmAI.Analytics.Detection.Sigma.Engine;

/// <summary>Numbers by key, read only: open addressing over a power of two, at most a quarter full, so that a miss is one look.</summary>
internal sealed class KeyTable
{
    private readonly ulong[] _keys;
    private readonly int[][] _values;
    private readonly int _shift;

    /// <summary>Creates the table.</summary>
    /// <param name="entries">The numbers by key.</param>
    public KeyTable(IReadOnlyDictionary<ulong, List<int>> entries)
    {
        var bits = 2;
        while (1 << bits < entries.Count * 4)
        {
            bits++;
        }

        _shift = 64 - bits;
        _keys = new ulong[1 << bits];
        _values = new int[1 << bits][];
        foreach (var (key, values) in entries)
        {
            var i = Home(key);
            while (_values[i] is not null)
            {
                i = (i + 1) & (_keys.Length - 1);
            }

            _keys[i] = key;
            _values[i] = [.. values];
        }
    }

    /// <summary>Finds a key.</summary>
    /// <param name="key">The key.</param>
    /// <returns>Its numbers; none where it is not there.</returns>
    public ReadOnlySpan<int> Find(ulong key)
    {
        for (var i = Home(key); _values[i] is { } values; i = (i + 1) & (_keys.Length - 1))
        {
            if (_keys[i] == key)
            {
                return values;
            }
        }

        return [];
    }

    // Fibonacci hashing (Knuth, The Art of Computer Programming, volume 3, section 6.4).
    private int Home(ulong key) => (int)((key * 0x9E3779B97F4A7C15) >> _shift);
}
