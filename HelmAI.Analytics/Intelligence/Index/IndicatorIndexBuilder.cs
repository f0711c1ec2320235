using System.Text;
using HelmAI.Core.Intelligence;
using HelmAI.Core.Intelligence.Text;

namespace HelmAI.Analytics.Intelligence.Index;

/// <summary>Builds an index, one indicator after another. Not for several threads at once.</summary>
internal sealed class IndicatorIndexBuilder
{
    private readonly ValueTable _values = new();
    private readonly Dictionary<(UInt128 First, int Prefix), int> _networks = [];
    private readonly IndicatorRows _rows = new();
    private readonly Dictionary<IndicatorDetails, int> _details = [];
    private readonly byte[] _utf8 = new byte[Observables.MaxLength];
    private readonly byte[] _canonical = new byte[Observables.MaxLength];
    private bool _hasPaths;

    /// <summary>Adds an indicator that is one value.</summary>
    /// <param name="indicator">The indicator.</param>
    /// <returns>Whether it was added: its value is one of its type.</returns>
    public bool TryAdd(IndexedIndicator indicator)
    {
        var type = indicator.Type;
        if (indicator.Value is not { Length: <= Observables.MaxLength } value
            || !Encoding.UTF8.TryGetBytes(value, _utf8, out var length)
            || !Observables.TryNormalise(ref type, _utf8.AsSpan(0, length), _canonical, out var written))
        {
            return false;
        }

        Add(type, _canonical.AsSpan(0, written), _rows.Add(DetailsOf(indicator), indicator.Id, indicator.ValidFrom, indicator.ValidUntil));
        return true;
    }

    /// <summary>Ends the building.</summary>
    /// <returns>The index.</returns>
    public IndicatorIndex Build()
    {
        _values.Trim();
        _rows.Trim();
        return new IndicatorIndex(_values, new NetworkTable(_networks), _rows, _hasPaths);
    }

    private void Add(ObservableType type, ReadOnlySpan<byte> value, int number)
    {
        if (type is ObservableType.IPv4 or ObservableType.IPv6 && value.Contains((byte)'/'))
        {
            AddressText.TryParseNetwork(value, out var first, out var prefix);
            if (!_networks.TryAdd((first, prefix), number))
            {
                _rows.Chain(_networks[(first, prefix)], number);
            }

            return;
        }

        value = type == ObservableType.Url ? UrlKeys.KeyOf(value) : value;
        _hasPaths |= type == ObservableType.Url && value[0] == '/';
        var known = _values.GetOrAdd((byte)type, value, number);
        if (known != number)
        {
            _rows.Chain(known, number);
        }
    }

    private int DetailsOf(IndexedIndicator indicator)
    {
        var details = IndicatorDetails.Of(indicator);
        if (!_details.TryGetValue(details, out var number))
        {
            number = _rows.AddDetails(details);
            _details.Add(details, number);
        }

        return number;
    }
}
