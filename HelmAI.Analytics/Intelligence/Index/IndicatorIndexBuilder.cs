using System.Text;
using HelmAI.Analytics.Intelligence.Patterns;
using HelmAI.Analytics.Intelligence.Patterns.Expressions;
using HelmAI.Analytics.Intelligence.Patterns.Live;
using HelmAI.Analytics.Intelligence.Patterns.Syntax;
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
    private readonly PatternIndex _patterns = new();
    private bool _hasPaths;

    /// <summary>Adds an indicator. A pattern that asks for one of several values, and nothing else, is an entry for each of them.</summary>
    /// <param name="indicator">The indicator.</param>
    /// <returns>Whether it was added: its value is one of its type, its pattern can be parsed and has no more tests than are looked for.</returns>
    public bool TryAdd(IndexedIndicator indicator) => indicator.Pattern is { } pattern ? TryAddPattern(indicator, pattern) : TryAddValue(indicator);

    /// <summary>Ends the building.</summary>
    /// <returns>The index.</returns>
    public IndicatorIndex Build()
    {
        _values.Trim();
        _rows.Trim();
        return new IndicatorIndex(_values, new NetworkTable(_networks), _rows, _hasPaths, _patterns);
    }

    private bool TryAddPattern(IndexedIndicator indicator, string text)
    {
        ObservationExpression expression;
        try
        {
            expression = PatternParser.Parse(text, indicator.IsStix20 ? StixVersion.V20 : StixVersion.V21);
        }
        catch (PatternSyntaxException)
        {
            return false;
        }

        if (NecessaryValues.Sufficient(expression) is { } values)
        {
            return values.Select(one => TryAddValue(indicator with { Id = indicator.Id ?? text, Pattern = null, Type = one.Type, Value = one.Value })).ToList().TrueForAll(static added => added);
        }

        return !LivePattern.IsTooLarge(expression) && _patterns.TryAdd(new LivePattern(indicator, expression));
    }

    private bool TryAddValue(IndexedIndicator indicator)
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

    private void Add(ObservableType type, ReadOnlySpan<byte> value, int number)
    {
        if (type is ObservableType.IPv4 or ObservableType.IPv6 && value.Contains((byte)'/') && AddressText.TryParseNetwork(value, out var first, out var prefix))
        {
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
