using System.Globalization;
using System.Text.Json;
using HelmAI.Analytics.Intelligence.Patterns;

namespace HelmAI.Analytics.Intelligence.Import.Json;

/// <summary>Reads members of an object that may be missing, or of another kind than they should be.</summary>
internal static class JsonMembers
{
    /// <summary>Reads a text.</summary>
    /// <param name="json">The object.</param>
    /// <param name="name">The member.</param>
    /// <returns>The text; <see langword="null"/> where there is none.</returns>
    public static string? Text(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? Text(member) : null;

    /// <summary>Reads a truth, which some write as a text or a number.</summary>
    /// <param name="json">The object.</param>
    /// <param name="name">The member.</param>
    /// <returns>Whether it is there and true.</returns>
    public static bool Flag(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var member) && member.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.String => member.ValueEquals("1") || member.ValueEquals("true"),
            JsonValueKind.Number => member.TryGetInt32(out var number) && number != 0,
            _ => false,
        };

    /// <summary>Reads a whole number.</summary>
    /// <param name="json">The object.</param>
    /// <param name="name">The member.</param>
    /// <returns>The number; <see langword="null"/> where there is none.</returns>
    public static int? Whole(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.Number && member.TryGetInt32(out var number) ? number : null;

    /// <summary>Reads a time as STIX writes it.</summary>
    /// <param name="json">The object.</param>
    /// <param name="name">The member.</param>
    /// <returns>The time; <see langword="null"/> where there is none.</returns>
    /// <exception cref="FormatException">It is no time.</exception>
    public static DateTimeOffset? Time(this JsonElement json, string name) => Text(json, name) switch
    {
        null => null,
        { } text when PatternTime.TryParse(text, out var time) => time,
        { } text => throw new FormatException($"'{name}' is no time such as 2026-01-31T13:00:00Z, but '{text}'."),
    };

    /// <summary>Reads a time in seconds since 1970, as a text or a number.</summary>
    /// <param name="json">The object.</param>
    /// <param name="name">The member.</param>
    /// <returns>The time; <see langword="null"/> where there is none.</returns>
    public static DateTimeOffset? UnixTime(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var member)
        && long.TryParse(member.ValueKind == JsonValueKind.String ? Text(member) : member.GetRawText(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && seconds is > 0 and < 253_402_300_800
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    /// <summary>Reads a list of objects.</summary>
    /// <param name="json">The object.</param>
    /// <param name="name">The member.</param>
    /// <returns>Its objects; none where there is no list.</returns>
    public static IEnumerable<JsonElement> Objects(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.Array
            ? member.EnumerateArray().Where(static one => one.ValueKind == JsonValueKind.Object)
            : [];

    /// <summary>Reads a list of texts.</summary>
    /// <param name="json">The object.</param>
    /// <param name="name">The member.</param>
    /// <returns>Its texts; none where there is no list.</returns>
    public static IEnumerable<string> Texts(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.Array
            ? member.EnumerateArray().Where(static one => one.ValueKind == JsonValueKind.String).Select(static one => Text(one) ?? string.Empty)
            : [];

    // A text with half of a surrogate pair is JSON, and no text.
    private static string? Text(JsonElement text)
    {
        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
