using System.Buffers;
using System.Text.Json;

namespace HelmAI.ApiService.Events.CloudEvents;

/// <summary>
/// The event that a CloudEvent becomes. Members of a data object are the event's own; other data is the member <c>data</c>, or
/// <c>data_base64</c> where it is neither JSON nor text. All attributes are members of <c>cloudevent</c>; <c>type</c>, <c>source</c>,
/// <c>time</c> and <c>id</c> are the envelope's <c>event_type</c>, <c>source</c>, <c>timestamp</c> and <c>event_id</c> too, where the data has no such member.
/// </summary>
internal sealed class CloudEventPayload
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly Utf8JsonWriter _writer;

    private CloudEventPayload(Utf8JsonWriter writer) => _writer = writer;

    /// <summary>Composes the event.</summary>
    /// <param name="attributes">The attributes, checked.</param>
    /// <param name="writeData">Writes the data.</param>
    /// <returns>The event as JSON in UTF-8.</returns>
    public static ReadOnlyMemory<byte> Compose(CloudEventAttributes attributes, Action<CloudEventPayload> writeData)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { SkipValidation = true }))
        {
            var payload = new CloudEventPayload(writer);
            writer.WriteStartObject();
            writeData(payload);
            payload.Fill("event_type", attributes.Type);
            payload.Fill("source", attributes.Source);
            payload.Fill("timestamp", attributes.Time);
            payload.Fill("event_id", attributes.Id);
            if (payload._names.Add("cloudevent"))
            {
                writer.WritePropertyName("cloudevent"u8);
                attributes.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return bytes.WrittenMemory;
    }

    /// <summary>Writes data that is JSON.</summary>
    /// <param name="data">The data; <see langword="null"/> where there is none.</param>
    public void WriteData(JsonElement? data)
    {
        if (data is not { ValueKind: JsonValueKind.Object } members)
        {
            WriteValue(data);
            return;
        }

        foreach (var member in members.EnumerateObject())
        {
            _names.Add(member.Name);
            _writer.WritePropertyName(member.Name);
            _writer.WriteRawValue(System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(member.Value), skipInputValidation: true);
        }
    }

    /// <summary>Writes data that is text.</summary>
    /// <param name="text">The text.</param>
    public void WriteText(string text) => _writer.WriteString("data"u8, text);

    /// <summary>Writes data of any other kind.</summary>
    /// <param name="data">The data.</param>
    public void WriteBytes(ReadOnlySpan<byte> data) => _writer.WriteBase64String("data_base64"u8, data);

    private void WriteValue(JsonElement? data)
    {
        if (data is { } value)
        {
            _writer.WritePropertyName("data"u8);
            _writer.WriteRawValue(System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(value), skipInputValidation: true);
        }
    }

    private void Fill(string name, string? value)
    {
        if (value is not null && _names.Add(name))
        {
            _writer.WriteString(name, value);
        }
    }
}
