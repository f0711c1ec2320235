using System.Globalization;
using System.Text.Json;
using HelmAI.ApiService.Events.Parsing;
using HelmAI.Core.Errors;
using HelmAI.Core.Events;

namespace HelmAI.ApiService.Threats;

/// <summary>An object of a threat report. Every member throws <see cref="ValidationException"/> naming the field that is not what it should be; null is the same as absent.</summary>
internal sealed class ReportObject
{
    private readonly JsonElement _element;
    private readonly string? _path;

    private ReportObject(JsonElement element, string? path)
    {
        _element = element;
        _path = path;
    }

    /// <summary>Takes an object whose members are known.</summary>
    /// <param name="element">The value.</param>
    /// <param name="path">Its path; <see langword="null"/> at the root.</param>
    /// <param name="members">The members that it may have.</param>
    /// <returns>The object.</returns>
    /// <exception cref="ValidationException">It has another member.</exception>
    public static ReportObject Read(JsonElement element, string? path, params ReadOnlySpan<string> members)
    {
        var taken = new ReportObject(element, path);
        foreach (var member in element.EnumerateObject())
        {
            if (!members.Contains(member.Name))
            {
                throw taken.Fault(member.Name, $"is not known here; there are {string.Join(", ", members.ToArray())}");
            }
        }

        return taken;
    }

    /// <summary>The fault of a required field that is not there.</summary>
    /// <param name="field">Its path.</param>
    /// <returns>The exception to throw.</returns>
    public static ValidationException Missing(string field) => new($"'{field}' is required.", field);

    /// <summary>Takes an inner object.</summary>
    /// <param name="name">The member.</param>
    /// <param name="members">The members that it may have.</param>
    /// <returns>The object, or <see langword="null"/> where there is none.</returns>
    public ReportObject? Object(string name, params ReadOnlySpan<string> members) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object } inner => Read(inner, PathTo(name), members),
        _ => throw Fault(name, "is not an object"),
    };

    /// <summary>Reads a required UUID version 4.</summary>
    /// <param name="name">The member.</param>
    /// <returns>Its canonical text.</returns>
    public string UuidV4(string name)
    {
        var value = Require(name);
        return value.ValueKind == JsonValueKind.String
            && Guid.TryParseExact(value.GetString(), "D", out var id)
            && id is { Version: 4, Variant: >= 0x8 and <= 0xB }
                ? id.ToString()
                : throw Fault(name, "is not a UUID version 4, such as 550e8400-e29b-41d4-a716-446655440000");
    }

    /// <summary>Reads a required text of 1 to 256 characters.</summary>
    /// <param name="name">The member.</param>
    /// <returns>The text.</returns>
    public string Text(string name) => ShortText(name, Require(name));

    /// <summary>Reads a required severity; a threat is at least low.</summary>
    /// <param name="name">The member.</param>
    /// <returns>The severity.</returns>
    public Severity ThreatSeverity(string name)
    {
        var value = Require(name);
        return value.ValueKind == JsonValueKind.String && SeverityNames.TryParse(value.GetString(), out var severity) && severity > Severity.Info
            ? severity
            : throw Fault(name, "is not one of low, medium, high, critical");
    }

    /// <summary>Copies an optional text of 1 to 256 characters.</summary>
    /// <param name="name">The member.</param>
    /// <param name="writer">Where to.</param>
    public void CopyText(string name, Utf8JsonWriter writer)
    {
        if (Find(name) is { } value)
        {
            writer.WriteString(name, ShortText(name, value));
        }
    }

    /// <summary>Copies an optional array of texts.</summary>
    /// <param name="name">The member.</param>
    /// <param name="writer">Where to.</param>
    public void CopyTexts(string name, Utf8JsonWriter writer)
    {
        if (Find(name) is not { } value)
        {
            return;
        }

        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String))
        {
            throw Fault(name, "is not an array of strings");
        }

        Copy(name, value, writer);
    }

    /// <summary>Copies an optional object as it is.</summary>
    /// <param name="name">The member.</param>
    /// <param name="writer">Where to.</param>
    public void CopyObject(string name, Utf8JsonWriter writer)
    {
        if (Find(name) is { } value)
        {
            Copy(name, value.ValueKind == JsonValueKind.Object ? value : throw Fault(name, "is not an object"), writer);
        }
    }

    private static void Copy(string name, JsonElement value, Utf8JsonWriter writer)
    {
        writer.WritePropertyName(name);
        value.WriteTo(writer);
    }

    private string ShortText(string name, JsonElement value) =>
        value.ValueKind == JsonValueKind.String
        && value.GetString() is { Length: >= 1 and <= EnvelopeValues.MaxNameLength } text
        && !text.Contains('\0', StringComparison.Ordinal)
            ? text
            : throw Fault(name, string.Create(CultureInfo.InvariantCulture, $"is not a string of 1 to {EnvelopeValues.MaxNameLength} characters"));

    private JsonElement Require(string name) => Find(name) ?? throw Missing(PathTo(name));

    private JsonElement? Find(string name) =>
        _element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private ValidationException Fault(string name, string fault) => new($"'{PathTo(name)}' {fault}.", PathTo(name));

    private string PathTo(string name) => _path is null ? name : $"{_path}.{name}";
}
