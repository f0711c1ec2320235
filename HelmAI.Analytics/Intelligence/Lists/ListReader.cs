using System.Collections.Frozen;
using System.Globalization;
using HelmAI.Core.Events;
using HelmAI.Core.Intelligence;

namespace HelmAI.Analytics.Intelligence.Lists;

/// <summary>Reads an indicator list, line by line. What many lines share (labels, names) is one text.</summary>
/// <param name="source">The list's name.</param>
internal sealed class ListReader(string source)
{
    // Types that stand for several are recognised from the value.
    private static readonly FrozenDictionary<string, ObservableType?> Types = ObservableTypeNames.All
        .Select(static (name, i) => KeyValuePair.Create(name, (ObservableType?)(ObservableType)i))
        .Concat(
        [
            new("ip", ObservableType.IPv4),
            new("cidr", ObservableType.IPv4),
            new("hash", null),
            new("other", null),
            new("ipv4:port", ObservableType.IpPort),
            new("ipv6:port", ObservableType.IpPort),
            new("hostname", ObservableType.Domain),
        ])
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> _labels = new(StringComparer.Ordinal);
    private IReadOnlyList<ListColumn>? _columns;
    private int _line;

    /// <summary>Reads a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="indicator">The indicator in it; <see langword="null"/> where it has none.</param>
    /// <returns>What is wrong with the line, if anything is.</returns>
    public ListFault? Read(string line, out IndexedIndicator? indicator)
    {
        indicator = null;
        _line++;
        if (string.IsNullOrWhiteSpace(line) || line.StartsWith('#'))
        {
            return null;
        }

        if (_columns is null)
        {
            _columns = ListFormat.ReadHeader(line);
            if (_columns is not null)
            {
                return null;
            }

            _columns = ListFormat.Default;
        }

        return ReadColumns(line, out indicator);
    }

    private ListFault? ReadColumns(ReadOnlySpan<char> line, out IndexedIndicator? indicator)
    {
        var (value, type, name, labels) = (string.Empty, (ObservableType?)null, (string?)null, Array.Empty<string>());
        var (severity, confidence) = ((Severity?)null, 0.9);
        indicator = null;
        var column = 0;
        foreach (var range in line.Split('\t'))
        {
            var text = line[range].Trim();
            var kind = column < _columns!.Count ? _columns[column++] : ListColumn.Other;
            switch (kind)
            {
                case var _ when text is "" or "-":
                    break;
                case ListColumn.Value:
                    value = text.ToString();
                    break;
                case ListColumn.Type when !TryReadType(text, out type):
                    return new ListFault("IND002", _line, $"'{text}' is not a type; use ip, ip_port, domain, url, hash, email or another of {string.Join(", ", ObservableTypeNames.All)}.");
                case ListColumn.Severity when SeverityNames.TryParse(text, out var read):
                    severity = read;
                    break;
                case ListColumn.Severity:
                    return new ListFault("IND003", _line, $"'{text}' is not a severity; use {string.Join(", ", SeverityNames.All)}.");
                case ListColumn.Confidence when !(double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out confidence) && confidence is >= 0 and <= 1):
                    return new ListFault("IND004", _line, $"'{text}' is not a confidence from 0 to 1.");
                case ListColumn.Name:
                    name = Shared(text);
                    break;
                case ListColumn.Label:
                    labels = Labels(text);
                    break;
            }
        }

        return Conclude(value, type, new IndexedIndicator { Source = source, Name = name, Severity = severity, Confidence = confidence, Labels = labels }, out indicator);
    }

    private ListFault? Conclude(string value, ObservableType? type, IndexedIndicator draft, out IndexedIndicator? indicator)
    {
        indicator = null;
        if (type is { } known)
        {
            indicator = draft with { Value = value, Type = known };
        }
        else if (Observables.Recognise(value) is { } observable)
        {
            indicator = draft with { Value = observable.Value, Type = observable.Type };
        }

        return indicator is null ? new ListFault("IND001", _line, $"'{value}' is not an address, domain, URL, digest or e-mail address.") : null;
    }

    private static bool TryReadType(ReadOnlySpan<char> text, out ObservableType? type) =>
        Types.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out type);

    private string Shared(ReadOnlySpan<char> text)
    {
        var texts = _texts.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!texts.TryGetValue(text, out var shared))
        {
            shared = text.ToString();
            texts[text] = shared;
        }

        return shared;
    }

    private string[] Labels(ReadOnlySpan<char> text)
    {
        var labels = _labels.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!labels.TryGetValue(text, out var shared))
        {
            shared = [text.ToString()];
            labels[text] = shared;
        }

        return shared;
    }
}
