using System.Net;
using System.Text.Json;

namespace HelmAI.Analytics.Intelligence.Geolocation;

/// <summary>The addresses between which an event happened, from the fields that say so in the schemas of the field: ours, ECS, Sysmon, Zeek and Suricata.</summary>
/// <param name="Source">Who began.</param>
/// <param name="Destination">Who was meant.</param>
internal readonly record struct EventAddresses(IPAddress? Source, IPAddress? Destination)
{
    // The deepest that events nest.
    private static readonly JsonReaderOptions Deep = new() { MaxDepth = 128 };

    private static readonly string[] SourceNames = ["source.ip", "ip_address", "src_ip", "SourceIp", "id.orig_h", "IpAddress"];
    private static readonly string[] DestinationNames = ["destination.ip", "dst_ip", "dest_ip", "DestinationIp", "id.resp_h"];

    /// <summary>Reads the addresses of an event.</summary>
    /// <param name="payload">The event: one JSON object.</param>
    /// <returns>The addresses, each the first that is one; none of an event that is not well-formed.</returns>
    public static EventAddresses Read(ReadOnlySpan<byte> payload)
    {
        var found = default(EventAddresses);
        try
        {
            var reader = new Utf8JsonReader(payload, Deep);
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (SideOf(ref reader) is { } side)
                {
                    found = found.ReadMember(ref reader, side);
                }
                else if (reader.ValueTextEquals("source"u8))
                {
                    found = found.ReadGroup(ref reader, isSource: true);
                }
                else if (reader.ValueTextEquals("destination"u8))
                {
                    found = found.ReadGroup(ref reader, isSource: false);
                }
                else
                {
                    reader.Skip();
                }
            }
        }
        catch (JsonException)
        {
            // Detection says what is wrong with it.
        }

        return found;
    }

    // True for the source, false for the destination.
    private static bool? SideOf(ref Utf8JsonReader reader)
    {
        foreach (var name in SourceNames)
        {
            if (reader.ValueTextEquals(name))
            {
                return true;
            }
        }

        foreach (var name in DestinationNames)
        {
            if (reader.ValueTextEquals(name))
            {
                return false;
            }
        }

        return null;
    }

    private EventAddresses ReadGroup(ref Utf8JsonReader reader, bool isSource)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return this;
        }

        var found = this;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("ip"u8))
            {
                found = found.ReadMember(ref reader, isSource);
            }
            else
            {
                reader.Skip();
            }
        }

        return found;
    }

    private EventAddresses ReadMember(ref Utf8JsonReader reader, bool isSource)
    {
        reader.Read();
        var address = reader.TokenType == JsonTokenType.String && IPAddress.TryParse(reader.GetString(), out var parsed) ? parsed : null;
        reader.Skip();
        return isSource ? this with { Source = Source ?? address } : this with { Destination = Destination ?? address };
    }
}
