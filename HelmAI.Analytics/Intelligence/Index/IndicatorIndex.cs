using System.Text;
using HelmAI.Core.Intelligence;
using HelmAI.Core.Intelligence.Text;

namespace HelmAI.Analytics.Intelligence.Index;

/// <summary>
/// Indicators by their values, for millions of them. Immutable. A look-up finds the most specific value that an observable meets: a
/// domain also by the domains that it lies under, an address by the networks that it lies in, a URL by the paths that it lies under.
/// It allocates nothing.
/// </summary>
internal sealed class IndicatorIndex
{
    /// <summary>What stands for no indicator.</summary>
    public const int None = -1;

    private readonly ValueTable _values;
    private readonly NetworkTable _networks;
    private readonly IndicatorRows _rows;
    private readonly bool _hasPaths;

    internal IndicatorIndex(ValueTable values, NetworkTable networks, IndicatorRows rows, bool hasPaths)
    {
        _values = values;
        _networks = networks;
        _rows = rows;
        _hasPaths = hasPaths;
    }

    /// <summary>An index without indicators.</summary>
    public static IndicatorIndex Empty { get; } = new IndicatorIndexBuilder().Build();

    /// <summary>How many indicators there are.</summary>
    public int Count => _rows.Count;

    /// <summary>Roughly how many bytes it occupies.</summary>
    public long Size => _values.Size + _rows.Size;

    /// <summary>Looks an observable up.</summary>
    /// <param name="type">What it is.</param>
    /// <param name="value">Its canonical form.</param>
    /// <param name="at">The time at which the indicator must be in force.</param>
    /// <param name="hit">What it met.</param>
    /// <returns>Whether it met anything.</returns>
    public bool TryFind(ObservableType type, ReadOnlySpan<byte> value, DateTimeOffset at, out IndicatorHit hit)
    {
        var time = IndicatorRows.TimeOf(at);
        hit = default;
        return Count > 0 && type switch
        {
            ObservableType.Domain => TryFindDomain(value, time, out hit),
            ObservableType.Url => TryFindUrl(value, time, out hit),
            ObservableType.IPv4 or ObservableType.IPv6 => TryFindExact(type, value, time, out hit) || TryFindNetwork(value, time, out hit),
            _ => TryFindExact(type, value, time, out hit),
        };
    }

    /// <summary>The next indicator of the same value that is in force.</summary>
    /// <param name="indicator">An indicator's number.</param>
    /// <param name="at">The time.</param>
    /// <returns>Its number, or <see cref="None"/>.</returns>
    public int Next(int indicator, DateTimeOffset at) => _rows.InForce(_rows.NextOf(indicator), IndicatorRows.TimeOf(at));

    /// <summary>What is known of an indicator.</summary>
    /// <param name="indicator">Its number.</param>
    /// <returns>The details.</returns>
    public IndicatorDetails DetailsOf(int indicator) => _rows.DetailsOf(indicator);

    /// <summary>An indicator's identity at its source.</summary>
    /// <param name="indicator">Its number.</param>
    /// <returns>The identity; <see langword="null"/> where its value takes the place.</returns>
    public string? IdOf(int indicator) => _rows.IdOf(indicator);

    /// <summary>The value that was met, in canonical form; of a URL without the scheme.</summary>
    /// <param name="hit">What was met.</param>
    /// <returns>The value.</returns>
    public string ValueOf(in IndicatorHit hit) =>
        hit.Network != NetworkTable.None ? _networks.TextOf(hit.Network) : Encoding.UTF8.GetString(_values.TextAt(hit.Record));

    private bool TryFindDomain(ReadOnlySpan<byte> name, uint time, out IndicatorHit hit)
    {
        for (var dot = 0; dot >= 0; dot = name.IndexOf((byte)'.'))
        {
            name = name[(dot == 0 ? 0 : dot + 1)..];
            if (TryFindExact(ObservableType.Domain, name, time, out hit))
            {
                return true;
            }
        }

        hit = default;
        return false;
    }

    private bool TryFindUrl(ReadOnlySpan<byte> url, uint time, out IndicatorHit hit)
    {
        var key = UrlKeys.KeyOf(url);
        return TryFindPath(key, key.IndexOf((byte)'/'), time, out hit)
            || (_hasPaths && key[0] != (byte)'/' && TryFindPath(key[key.IndexOf((byte)'/')..], 0, time, out hit));
    }

    private bool TryFindPath(ReadOnlySpan<byte> key, int root, uint time, out IndicatorHit hit)
    {
        Span<int> ends = stackalloc int[UrlKeys.MaxEnds];
        for (var i = UrlKeys.Ends(key, root, ends) - 1; i >= 0; i--)
        {
            if (TryFindExact(ObservableType.Url, key[..ends[i]], time, out hit))
            {
                return true;
            }
        }

        hit = default;
        return false;
    }

    private bool TryFindExact(ObservableType type, ReadOnlySpan<byte> value, uint time, out IndicatorHit hit)
    {
        if (_values.TryFind((byte)type, value, out var first, out var record) && _rows.InForce(first, time) is >= 0 and var indicator)
        {
            hit = new IndicatorHit(indicator, record, NetworkTable.None);
            return true;
        }

        hit = default;
        return false;
    }

    private bool TryFindNetwork(ReadOnlySpan<byte> value, uint time, out IndicatorHit hit)
    {
        if (_networks.Count > 0 && AddressText.TryParse(value, out var address))
        {
            for (var network = _networks.Find(address); network != NetworkTable.None; network = _networks.OuterOf(network))
            {
                if (_rows.InForce(_networks.NumberOf(network), time) is >= 0 and var indicator)
                {
                    hit = new IndicatorHit(indicator, 0, network);
                    return true;
                }
            }
        }

        hit = default;
        return false;
    }
}
