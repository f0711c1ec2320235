using System.Text;
using System.Text.Json;
using HelmAI.ApiService.Events.Intake;
using HelmAI.ApiService.Events.Parsing;
using HelmAI.ApiService.Gateway.Bodies;
using HelmAI.Core.Errors;
using HelmAI.Core.Events;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace HelmAI.ApiService.Events.CloudEvents;

/// <summary>Reads a CloudEvent (https://cloudevents.io, version 1.0) and makes it an event as <see cref="CloudEventPayload"/> says.</summary>
/// <param name="options">The limits of events, which hold here too.</param>
/// <param name="events">Reads the event that the CloudEvent becomes.</param>
internal sealed class CloudEventParser(IOptions<EventOptions> options, EventParser events)
{
    private const string Data = "data";
    private const string Base64Data = "data_base64";

    /// <summary>Reads an event in the JSON format (JSON format 1.0.2, section 3).</summary>
    /// <param name="body">The body: one JSON object.</param>
    /// <param name="tenantId">The sender's tenant.</param>
    /// <returns>The event; its <c>source</c> and <c>id</c> are its identity.</returns>
    /// <exception cref="ValidationException">It is malformed, beyond a limit, or no CloudEvent.</exception>
    public EventSubmission ParseStructured(ReadOnlyMemory<byte> body, string tenantId)
    {
        CheckObject(body.Span);
        using var document = JsonDocument.Parse(body);
        var attributes = new CloudEventAttributes();
        JsonElement? data = null;
        JsonElement? base64 = null;
        foreach (var member in document.RootElement.EnumerateObject())
        {
            switch (member.Name)
            {
                case Data:
                    data = member.Value;
                    break;
                case Base64Data when member.Value.ValueKind != JsonValueKind.Null:
                    base64 = member.Value;
                    break;
                case not Base64Data:
                    attributes.Add(member.Name, member.Value);
                    break;
            }
        }

        attributes.Check();
        if (data is not null && base64 is not null)
        {
            throw new ValidationException("A CloudEvent has 'data' or 'data_base64', not both.", Base64Data);
        }

        return base64 is { } packed
            ? Submit(attributes, Unpack(packed), tenantId)
            : Submit(attributes, payload => payload.WriteData(data), tenantId);
    }

    /// <summary>Reads an event whose attributes are headers and whose data is the body (HTTP binding 1.0.2, section 3.1).</summary>
    /// <param name="headers">The request's headers.</param>
    /// <param name="body">The body; perhaps none.</param>
    /// <param name="tenantId">The sender's tenant.</param>
    /// <returns>The event; its <c>source</c> and <c>id</c> are its identity.</returns>
    /// <exception cref="ValidationException">It is malformed, beyond a limit, or no CloudEvent.</exception>
    public EventSubmission ParseBinary(IHeaderDictionary headers, ReadOnlyMemory<byte> body, string tenantId)
    {
        var attributes = CloudEventHeaders.Read(headers);
        attributes.Check();
        return Submit(attributes, body, tenantId);
    }

    private static byte[] Unpack(JsonElement base64) =>
        base64.ValueKind == JsonValueKind.String && base64.TryGetBytesFromBase64(out var bytes)
            ? bytes
            : throw new ValidationException($"'{Base64Data}' is not Base64.", Base64Data);

    private EventSubmission Submit(CloudEventAttributes attributes, ReadOnlyMemory<byte> data, string tenantId)
    {
        var type = MediaTypeHeaderValue.TryParse(attributes.DataContentType, out var parsed) ? parsed.MediaType.Value! : string.Empty;
        return 0 switch
        {
            _ when data.IsEmpty => Submit(attributes, static payload => payload.WriteData(data: null), tenantId),
            _ when BodyType.IsJson(type) => SubmitJson(attributes, data, tenantId),
            _ when IsText(type) && TryDecode(data.Span, out var text) => Submit(attributes, payload => payload.WriteText(text), tenantId),
            _ => Submit(attributes, payload => payload.WriteBytes(data.Span), tenantId),
        };
    }

    private EventSubmission SubmitJson(CloudEventAttributes attributes, ReadOnlyMemory<byte> data, string tenantId)
    {
        if (data.Span.TrimStart(" \t\r\n"u8) is [(byte)'{', ..])
        {
            CheckObject(data.Span);
        }

        try
        {
            using var document = JsonDocument.Parse(data);
            var root = document.RootElement;
            return Submit(attributes, payload => payload.WriteData(root), tenantId);
        }
        catch (JsonException exception)
        {
            throw new ValidationException($"The data is not valid JSON at byte {ByteOffset.Of(data.Span, exception)}.", cause: exception);
        }
    }

    private EventSubmission Submit(CloudEventAttributes attributes, Action<CloudEventPayload> writeData, string tenantId)
    {
        var submitted = events.Parse(CloudEventPayload.Compose(attributes, writeData), tenantId);
        return new EventSubmission(submitted, EventIdentity.OfCloudEvent(attributes.Source, attributes.Id));
    }

    // Read to the end for its checks alone, whose messages are about what was sent.
    private void CheckObject(ReadOnlySpan<byte> json)
    {
        var reader = new GuardedJsonReader(json, options.Value);
        while (reader.Read())
        {
        }
    }

    private static bool IsText(string mediaType) =>
        mediaType.StartsWith("text/", StringComparison.OrdinalIgnoreCase)
        || mediaType.EndsWith("/xml", StringComparison.OrdinalIgnoreCase)
        || mediaType.EndsWith("+xml", StringComparison.OrdinalIgnoreCase);

    private static bool TryDecode(ReadOnlySpan<byte> bytes, out string text)
    {
        var isValid = System.Text.Unicode.Utf8.IsValid(bytes);
        text = isValid ? Encoding.UTF8.GetString(bytes) : string.Empty;
        return isValid;
    }
}
