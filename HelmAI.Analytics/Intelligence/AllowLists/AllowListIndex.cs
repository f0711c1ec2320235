using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using HelmAI.Analytics.Intelligence.Index;
using HelmAI.Core.Intelligence;
using HelmAI.Core.Intelligence.Text;

namespace HelmAI.Analytics.Intelligence.AllowLists;

/// <summary>All allow lists, made to be asked about a value at once. Immutable.</summary>
internal sealed class AllowListIndex
{
    private const byte WholeTag = 0;
    private const byte HostTag = 1;
    private const int NoNode = -1;

    private readonly ValueTable _values = new();
    private readonly NetworkTable _networks;
    private readonly List<(AllowList List, int Next)> _nodes = [];
    private readonly List<(AllowList List, SearchValues<string> Parts)> _substrings = [];
    private readonly List<(AllowList List, Regex Regex)> _patterns = [];

    /// <summary>Builds the index.</summary>
    /// <param name="lists">The lists.</param>
    public AllowListIndex(IEnumerable<AllowList> lists)
    {
        var networks = new Dictionary<(UInt128 First, int Prefix), int>();
        foreach (var list in lists)
        {
            Count++;
            Add(list, networks);
        }

        _values.Trim();
        _networks = new NetworkTable(networks);
    }

    /// <summary>How many lists there are.</summary>
    public int Count { get; }

    /// <summary>How many entries could not be used.</summary>
    public int Refused { get; private set; }

    /// <summary>Finds a list that a value is on.</summary>
    /// <param name="observable">The value.</param>
    /// <returns>The list's name; <see langword="null"/> where it is on none.</returns>
    public string? Find(Observable observable)
    {
        if (Count == 0)
        {
            return null;
        }

        var value = observable.Value.ToLowerInvariant();
        var utf8 = Encoding.UTF8.GetBytes(value);
        return (FindText(WholeTag, utf8, observable.Type) ?? FindHost(HostOf(observable.Type, utf8), observable.Type))?.Name
            ?? _substrings.Find(one => one.List.IsAbout(observable.Type) && value.AsSpan().ContainsAny(one.Parts)).List?.Name
            ?? _patterns.Find(one => one.List.IsAbout(observable.Type) && AllowListRegex.Matches(one.Regex, observable.Value)).List?.Name;
    }

    private AllowList? FindHost(ReadOnlySpan<byte> host, ObservableType type)
    {
        if (AddressText.TryParse(host, out var address))
        {
            for (var network = _networks.Find(address); network != NetworkTable.None; network = _networks.OuterOf(network))
            {
                if (FirstAbout(_networks.NumberOf(network), type) is { } list)
                {
                    return list;
                }
            }

            return null;
        }

        for (var dot = 0; dot >= 0 && !host.IsEmpty; dot = host.IndexOf((byte)'.'))
        {
            host = host[(dot == 0 ? 0 : dot + 1)..];
            if (FindText(HostTag, host, type) is { } list)
            {
                return list;
            }
        }

        return null;
    }

    private AllowList? FindText(byte tag, ReadOnlySpan<byte> text, ObservableType type) =>
        _values.TryFind(tag, text, out var node, out _) ? FirstAbout(node, type) : null;

    private AllowList? FirstAbout(int node, ObservableType type)
    {
        for (; node != NoNode; node = _nodes[node].Next)
        {
            if (_nodes[node].List.IsAbout(type))
            {
                return _nodes[node].List;
            }
        }

        return null;
    }

    private void Add(AllowList list, Dictionary<(UInt128 First, int Prefix), int> networks)
    {
        switch (list.Kind)
        {
            case AllowListKind.Substring:
                _substrings.Add((list, SearchValues.Create([.. list.Entries], StringComparison.OrdinalIgnoreCase)));
                break;
            case AllowListKind.Regex:
                AddPatterns(list);
                break;
            case AllowListKind.Cidr:
                foreach (var entry in list.Entries)
                {
                    AddNetwork(list, entry, networks);
                }

                break;
            default:
                foreach (var entry in list.Entries)
                {
                    AddText(list, entry);
                }

                break;
        }
    }

    private void AddNetwork(AllowList list, string entry, Dictionary<(UInt128 First, int Prefix), int> networks)
    {
        if (!AddressText.TryParseNetwork(Encoding.UTF8.GetBytes(entry.Trim()), out var first, out var prefix))
        {
            Refused++;
        }
        else if (!networks.TryAdd((first, prefix), _nodes.Count))
        {
            Chain(networks[(first, prefix)], list);
        }
        else
        {
            _nodes.Add((list, NoNode));
        }
    }

    private void AddPatterns(AllowList list)
    {
        foreach (var entry in list.Entries)
        {
            if (AllowListRegex.Read(entry) is { } regex)
            {
                _patterns.Add((list, regex));
            }
            else
            {
                Refused++;
            }
        }
    }

    private void AddText(AllowList list, string entry)
    {
        var isHost = list.Kind == AllowListKind.Hostname || entry.StartsWith('.');
        var observable = isHost ? Observables.Normalise(ObservableType.Domain, entry) : Observables.Recognise(entry);
        var text = Encoding.UTF8.GetBytes((observable?.Value ?? entry.Trim()).ToLowerInvariant());
        if (text.Length is 0 or > Observables.MaxLength)
        {
            Refused++;
            return;
        }

        var node = _values.GetOrAdd(isHost ? HostTag : WholeTag, text, _nodes.Count);
        if (node == _nodes.Count)
        {
            _nodes.Add((list, NoNode));
        }
        else
        {
            Chain(node, list);
        }
    }

    private void Chain(int first, AllowList list)
    {
        if (_nodes[first].List == list)
        {
            return;
        }

        _nodes.Add((list, _nodes[first].Next));
        _nodes[first] = (_nodes[first].List, _nodes.Count - 1);
    }

    private static ReadOnlySpan<byte> HostOf(ObservableType type, ReadOnlySpan<byte> value) => type switch
    {
        ObservableType.Domain or ObservableType.IPv4 or ObservableType.IPv6 => value,
        ObservableType.Url or ObservableType.IpPort => UrlKeys.HostOf(value),
        ObservableType.Email => value[(value.IndexOf((byte)'@') + 1)..],
        _ => [],
    };
}
