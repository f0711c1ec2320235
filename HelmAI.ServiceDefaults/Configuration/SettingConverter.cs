using System.Globalization;

namespace HelmAI.ServiceDefaults.Configuration;

/// <summary>Reads the text of a setting as the type of its property.</summary>
internal static class SettingConverter
{
    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="type">A string, boolean, number, time span or enumeration, nullable or not.</param>
    /// <param name="value">What it says.</param>
    /// <returns>What is wrong with it, as words that follow the value; <see langword="null"/> when nothing is.</returns>
    /// <exception cref="NotSupportedException">Settings of that type do not exist.</exception>
    public static string? TryConvert(string text, Type type, out object? value)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        (value, var wanted) = Read(text, type);
        return value is null ? $"is not {wanted}" : null;
    }

    private static (object? Value, string Wanted) Read(string text, Type type) => type switch
    {
        _ when type == typeof(string) => (text, string.Empty),
        _ when type == typeof(bool) => (ReadBoolean(text), "true, false, 1 or 0"),
        _ when type == typeof(int) => (int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null, "a whole number"),
        _ when type == typeof(long) => (long.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null, "a whole number"),
        _ when type == typeof(double) => (double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null, "a number"),
        _ when type == typeof(TimeSpan) => (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) ? span : null, "a time span (hh:mm:ss)"),
        _ when type.IsEnum => (ReadName(text, type), "one of " + string.Join(", ", Names(type))),
        _ => throw new NotSupportedException($"A setting cannot be a {type}."),
    };

    private static object? ReadBoolean(string text) => text.Trim().ToUpperInvariant() switch
    {
        "TRUE" or "1" => true,
        "FALSE" or "0" => false,
        _ => null,
    };

    // Names only: Enum.Parse would take numbers too, defined or not.
    private static object? ReadName(string text, Type type) =>
        Names(type).Contains(text.Trim(), StringComparer.OrdinalIgnoreCase) ? Enum.Parse(type, text.Trim(), ignoreCase: true) : null;

    private static IEnumerable<string> Names(Type type) => Enum.GetNames(type).Select(static name => name.ToLowerInvariant());
}
