using System.Buffers;
using System.Text.Json;
using HelmAI.Core.Events;

namespace HelmAI.Analytics.Intelligence.Geolocation;

/// <summary>
/// Lets detection see where an event's addresses are: fields such as <c>source.geo.country_iso_code</c> and <c>source.as.number</c>, as if the sender
/// had sent them. They are for detection alone; the event stays as it was sent.
/// </summary>
/// <param name="databases">Know the addresses.</param>
internal sealed class EventLocations(GeoDatabases databases)
{
    /// <summary>Adds what is known of addresses to events.</summary>
    /// <param name="events">The events.</param>
    /// <returns>The events as detection is to see them.</returns>
    public LocatedEvents Locate(IReadOnlyList<SecurityEvent> events)
    {
        if (databases.IsEmpty)
        {
            return new(events, new Dictionary<Guid, IReadOnlyList<Evidence>>());
        }

        var shown = new Dictionary<Guid, IReadOnlyList<Evidence>>();
        return new([.. events.Select(one => Locate(one, shown))], shown);
    }

    private static byte[] Add(ReadOnlySpan<byte> payload, List<KeyValuePair<string, object>> fields)
    {
        var added = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(added))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in fields)
            {
                switch (value)
                {
                    case string text:
                        writer.WriteString(name, text);
                        break;
                    case double number:
                        writer.WriteNumber(name, number);
                        break;
                    case long number:
                        writer.WriteNumber(name, number);
                        break;
                }
            }

            writer.WriteEndObject();
        }

        // The event has a member with an address, so that a comma joins the two objects to one.
        return [.. payload[..payload.LastIndexOf((byte)'}')], (byte)',', .. added.WrittenSpan[1..]];
    }

    private SecurityEvent Locate(SecurityEvent one, Dictionary<Guid, IReadOnlyList<Evidence>> shown)
    {
        var addresses = EventAddresses.Read(one.Payload.Span);
        var source = addresses.Source is { } from ? databases.Find(from) : null;
        var destination = addresses.Destination is { } to ? databases.Find(to) : null;
        List<KeyValuePair<string, object>> fields = [.. source?.Fields("source") ?? [], .. destination?.Fields("destination") ?? []];
        if (fields.Count == 0)
        {
            return one;
        }

        shown[one.Id] = [.. source?.Evidence("source") ?? [], .. destination?.Evidence("destination") ?? []];
        return one with { Payload = Add(one.Payload.Span, fields) };
    }
}
