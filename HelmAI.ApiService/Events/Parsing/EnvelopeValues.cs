using System.Globalization;
using System.Text.Json;
using HelmAI.ApiService.Formats;
using HelmAI.Core.Errors;
using HelmAI.Core.Events;

namespace HelmAI.ApiService.Events.Parsing;

/// <summary>Reads the values of envelope members; each throws <see cref="ValidationException"/> naming the member where the value is not what it takes.</summary>
internal static class EnvelopeValues
{
    /// <summary>The longest <c>event_type</c>, <c>source</c> and <c>modality</c>, in characters.</summary>
    public const int MaxNameLength = 256;

    /// <summary>Reads a short text.</summary>
    /// <param name="reader">Stands on the value.</param>
    /// <param name="maxLength">How long it may be, in characters.</param>
    /// <returns>The text.</returns>
    public static string Name(in GuardedJsonReader reader, int maxLength = MaxNameLength) => Text(in reader, maxLength, "is not a string");

    /// <summary>Reads a severity's name.</summary>
    /// <param name="reader">Stands on the value.</param>
    /// <returns>The severity.</returns>
    public static Severity Severity(in GuardedJsonReader reader) =>
        reader.TokenType == JsonTokenType.String && SeverityNames.TryParse(reader.Text, out var severity)
            ? severity
            : throw reader.Fault($"is not one of {string.Join(", ", SeverityNames.All)}");

    /// <summary>Reads a text, or a number as it is written.</summary>
    /// <param name="reader">Stands on the value.</param>
    /// <returns>The text.</returns>
    public static string TextOrNumber(in GuardedJsonReader reader) =>
        reader.TokenType == JsonTokenType.Number
            ? reader.Literal
            : Text(in reader, SecurityEvent.MaxEnvelopeLength, "is neither a string nor a number");

    /// <summary>Reads a text, or a whole number as it is written.</summary>
    /// <param name="reader">Stands on the value.</param>
    /// <returns>The text.</returns>
    public static string TextOrInteger(in GuardedJsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.Literal is var literal && !literal.AsSpan().ContainsAny('.', 'e', 'E')
            ? literal
            : Text(in reader, SecurityEvent.MaxEnvelopeLength, "is neither a string nor an integer");

    /// <summary>Reads an IP address.</summary>
    /// <param name="reader">Stands on the value.</param>
    /// <returns>The address in its canonical form.</returns>
    public static string Address(in GuardedJsonReader reader) =>
        reader.TokenType == JsonTokenType.String && IpAddresses.TryCanonicalize(reader.Text, out var address)
            ? address
            : throw reader.Fault("is not an IPv4 or IPv6 address");

    /// <summary>Reads a time.</summary>
    /// <param name="reader">Stands on the value.</param>
    /// <returns>The time in UTC.</returns>
    public static DateTimeOffset Timestamp(in GuardedJsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String when Timestamps.TryParse(reader.Text, out var time) => time,
        JsonTokenType.Number when Timestamps.TryFromUnix(reader.Number, out var time) => time,
        _ => throw reader.Fault("is neither an RFC 3339 time nor Unix seconds or milliseconds"),
    };

    private static string Text(in GuardedJsonReader reader, int maxLength, string otherwise)
    {
        var text = reader.TokenType == JsonTokenType.String ? reader.Text : throw reader.Fault(otherwise);
        if (text.Length > maxLength)
        {
            throw reader.Fault(string.Create(CultureInfo.InvariantCulture, $"is longer than {maxLength} characters"));
        }

        // PostgreSQL's text holds every character but this one.
        return text.Contains('\0', StringComparison.Ordinal) ? throw reader.Fault("holds the character U+0000") : text;
    }
}
