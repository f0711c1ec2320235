using HelmAI.Analytics.Detection;
using HelmAI.Core.Intelligence;
using HelmAI.Core.Intelligence.Text;

namespace HelmAI.Analytics.Intelligence.Extraction;

/// <summary>Finds the observables of any event: in the text of every string, and in fields that are known to hold some. Immutable.</summary>
internal sealed class ObservableExtractor
{
    // What is scanned of one event, in bytes; more than nearly every event has.
    private const int MaxScanned = 256 * 1024;

    private readonly (ObservableType Type, FieldSlot Slot)[] _single;
    private readonly (ObservableType Type, FieldSlot First, FieldSlot Second)[] _pairs;

    /// <summary>Declares what is read.</summary>
    /// <param name="fields">Collects the fields.</param>
    public ObservableExtractor(FieldSchemaBuilder fields)
    {
        fields.AllStrings();
        _single = [.. KnownFields.Single.SelectMany(row => row.Fields.Select(field => (row.Type, fields.Field(field))))];
        _pairs = [.. KnownFields.Pairs.Select(row => (row.Type, fields.Field(row.First), fields.Field(row.Second)))];
    }

    /// <summary>Finds the observables of an event.</summary>
    /// <param name="fields">The event.</param>
    /// <param name="found">Receives them, in place of those it had.</param>
    public void Extract(EventFields fields, EventObservables found)
    {
        found.Clear();
        var scanned = 0;
        for (var i = 0; i < fields.StringCount && scanned < MaxScanned && !found.IsFull; i++)
        {
            var value = fields.String(i);
            var text = value.Utf8;
            text = text[..Math.Min(text.Length, MaxScanned - scanned)];
            scanned += text.Length;
            new TextScanner(found, value.Index).Scan(text);
        }

        foreach (var (type, slot) in _single)
        {
            foreach (var value in fields[slot])
            {
                AddSingle(type, value, found);
            }
        }

        foreach (var (type, first, second) in _pairs)
        {
            AddPair(type, fields[first], fields[second], found);
        }
    }

    private static void AddSingle(ObservableType type, in FieldValue value, EventObservables found)
    {
        var text = value.Utf8;
        if (text.Length > Observables.MaxLength)
        {
            return;
        }

        switch (type)
        {
            case ObservableType.RegistryKey:
                RegistryScan.Add(text, found, value.Index);
                break;
            case ObservableType.Url when !text.StartsWith((byte)'/'):
                // A whole URL was found by its scheme already.
                break;
            default:
                found.Add(type, text, value.Index);
                break;
        }
    }

    private static void AddPair(ObservableType type, FieldValues first, FieldValues second, EventObservables found)
    {
        if (!first.MoveNext() || !second.MoveNext())
        {
            return;
        }

        var one = first.Current;
        var other = second.Current;
        if (type == ObservableType.IpPort)
        {
            if (AddressText.TryParse(one.Utf8, out var address) && AddressText.TryParsePort(other.Utf8, out var port))
            {
                Span<byte> pair = stackalloc byte[AddressText.MaxAddress + 8];
                found.Add(type, pair[..AddressText.Write(address, port, pair)], one.Index);
            }

            return;
        }

        var length = one.Utf8.Length + other.Utf8.Length;
        if (other.Utf8.StartsWith((byte)'/') && length <= Observables.MaxLength)
        {
            Span<byte> url = stackalloc byte[Observables.MaxLength];
            one.Utf8.CopyTo(url);
            other.Utf8.CopyTo(url[one.Utf8.Length..]);
            found.Add(type, url[..length], other.Index);
        }
    }
}
