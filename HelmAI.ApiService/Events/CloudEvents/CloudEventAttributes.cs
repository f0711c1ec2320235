using System.Buffers;
using System.Globalization;
using System.Text.Json;
using HelmAI.ApiService.Events.Parsing;
using HelmAI.ApiService.Formats;
using HelmAI.Core.Errors;
using HelmAI.Core.Events;
using Microsoft.Net.Http.Headers;

namespace HelmAI.ApiService.Events.CloudEvents;

/// <summary>
/// The context attributes of a CloudEvent, checked as the specification wants them (CloudEvents 1.0.2, "Context Attributes" and
/// "Type System"). Each fault is a <see cref="ValidationException"/> that names the attribute.
/// </summary>
internal sealed class CloudEventAttributes
{
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789");

    private readonly Dictionary<string, JsonElement> _values = new(StringComparer.Ordinal);

    /// <summary>Which system saw the event.</summary>
    public string Source => Text("source") ?? string.Empty;

    /// <summary>The event's identity at its source.</summary>
    public string Id => Text("id") ?? string.Empty;

    /// <summary>What kind of event it is.</summary>
    public string Type => Text("type") ?? string.Empty;

    /// <summary>When it happened, as the sender wrote it.</summary>
    public string? Time => Text("time");

    /// <summary>The media type of its data.</summary>
    public string? DataContentType => Text("datacontenttype");

    /// <summary>Adds an attribute; null is the same as absent (JSON format 1.0.2, section 2.2).</summary>
    /// <param name="name">Its name: lower-case letters and digits.</param>
    /// <param name="value">Its value: a string, a Boolean or a 32-bit integer.</param>
    public void Add(string name, JsonElement value)
    {
        if (name.Length == 0 || name.AsSpan().ContainsAnyExcept(NameCharacters))
        {
            throw new ValidationException($"'{name}' is not the name of a CloudEvents attribute: lower-case letters and digits.", name);
        }

        var isValid = value.ValueKind switch
        {
            JsonValueKind.String => !value.GetString()!.Any(char.IsControl),
            JsonValueKind.Number => value.TryGetInt32(out _),
            JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null => true,
            _ => false,
        };
        if (!isValid)
        {
            throw Fault(name, "is not a string without control characters, a Boolean or a 32-bit integer");
        }

        if (value.ValueKind != JsonValueKind.Null && !_values.TryAdd(name, value))
        {
            throw Fault(name, "is there more than once");
        }
    }

    /// <summary>Checks what the specification says of its own attributes.</summary>
    public void Check()
    {
        Require("specversion", static text => text == "1.0", "is not \"1.0\"");
        Require("id", static text => text.Length is > 0 and <= SecurityEvent.MaxEnvelopeLength, $"is not a text of 1 to {SecurityEvent.MaxEnvelopeLength} characters");
        Require("source", static text => IsName(text) && Uri.IsWellFormedUriString(text, UriKind.RelativeOrAbsolute), $"is not a URI reference of 1 to {EnvelopeValues.MaxNameLength} characters");
        Require("type", IsName, $"is not a text of 1 to {EnvelopeValues.MaxNameLength} characters");
        Allow("time", static text => Timestamps.TryParse(text, out _), "is not an RFC 3339 time");
        Allow("subject", static text => text.Length > 0, "is empty");
        Allow("dataschema", static text => Uri.IsWellFormedUriString(text, UriKind.Absolute), "is not an absolute URI");
        Allow("datacontenttype", static text => MediaTypeHeaderValue.TryParse(text, out _), "is not a media type");
    }

    /// <summary>Writes all attributes as an object.</summary>
    /// <param name="writer">Where to.</param>
    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in _values)
        {
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    private static bool IsName(string text) => text.Length is > 0 and <= EnvelopeValues.MaxNameLength;

    private static ValidationException Fault(string name, string fault) =>
        new(string.Create(CultureInfo.InvariantCulture, $"The CloudEvents attribute '{name}' {fault}."), name);

    private string? Text(string name) => _values.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private void Require(string name, Func<string, bool> isValid, string fault)
    {
        if (!_values.ContainsKey(name))
        {
            throw Fault(name, "is missing");
        }

        Allow(name, isValid, fault);
    }

    private void Allow(string name, Func<string, bool> isValid, string fault)
    {
        if (_values.ContainsKey(name) && (Text(name) is not { } text || !isValid(text)))
        {
            throw Fault(name, fault);
        }
    }
}
