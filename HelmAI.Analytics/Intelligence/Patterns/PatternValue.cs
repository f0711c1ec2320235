using System.Globalization;

namespace HelmAI.Analytics.Intelligence.Patterns;

/// <summary>A value that patterns compare: a text, a number, a boolean, a time or bytes.</summary>
internal sealed class PatternValue
{
    private readonly object _value;

    private PatternValue(object value) => _value = value;

    /// <summary>The text; <see langword="null"/> where it is something else.</summary>
    public string? Text => _value as string;

    /// <summary>The bytes; <see langword="null"/> where it is something else.</summary>
    public byte[]? Bytes => _value as byte[];

    /// <summary>Whether it is a time.</summary>
    public bool IsTime => _value is DateTimeOffset;

    /// <summary>Makes a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The value.</returns>
    public static PatternValue Of(string text) => new(text);

    /// <summary>Makes a boolean.</summary>
    /// <param name="value">The boolean.</param>
    /// <returns>The value.</returns>
    public static PatternValue Of(bool value) => new(value);

    /// <summary>Makes a time.</summary>
    /// <param name="time">The time.</param>
    /// <returns>The value.</returns>
    public static PatternValue Of(DateTimeOffset time) => new(time);

    /// <summary>Makes bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The value.</returns>
    public static PatternValue Of(byte[] bytes) => new(bytes);

    /// <summary>Reads a number: exact where it has up to 28 digits, else in double precision.</summary>
    /// <param name="text">The number.</param>
    /// <param name="value">The value.</param>
    /// <returns>Whether it is a finite number.</returns>
    public static bool TryParseNumber(string text, out PatternValue? value)
    {
        value = decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) ? new PatternValue(exact)
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var wide) && double.IsFinite(wide) ? new PatternValue(wide)
            : null;
        return value is not null;
    }

    /// <summary>Whether both can stand in one set: all of one kind, numbers of whichever form.</summary>
    /// <param name="other">The other.</param>
    /// <returns>Whether they are of one kind.</returns>
    public bool IsLike(PatternValue other) => KindOf(_value) == KindOf(other._value);

    /// <summary>
    /// Compares two values (STIX 2.1, section 9.6): texts by code point, numbers by value, times and bytes by theirs, and a text with bytes
    /// as one byte a character.
    /// </summary>
    /// <param name="other">The other.</param>
    /// <returns>Less than 0, 0, or more; <see langword="null"/> where the two can't be compared.</returns>
    public int? CompareTo(PatternValue other) => (_value, other._value) switch
    {
        (string left, string right) => CompareCodePoints(left, right),
        (bool left, bool right) => left.CompareTo(right),
        (DateTimeOffset left, DateTimeOffset right) => left.CompareTo(right),
        (byte[] left, byte[] right) => left.AsSpan().SequenceCompareTo(right),
        (byte[] left, string right) => PatternBytes.OfText(right) is { } bytes ? left.AsSpan().SequenceCompareTo(bytes) : null,
        (string left, byte[] right) => PatternBytes.OfText(left) is { } bytes ? bytes.AsSpan().SequenceCompareTo(right) : null,
        (decimal left, decimal right) => left.CompareTo(right),
        (decimal or double, decimal or double) => Wide(_value).CompareTo(Wide(other._value)),
        _ => null,
    };

    /// <summary>Whether the value has an order: a boolean has none.</summary>
    public bool IsOrdered => _value is not bool;

    private static double Wide(object number) => Convert.ToDouble(number, CultureInfo.InvariantCulture);

    private static Type KindOf(object value) => value is double ? typeof(decimal) : value.GetType();

    // UTF-16 orders characters beyond U+FFFF before those from U+E000 on.
    private static int CompareCodePoints(string left, string right)
    {
        var others = right.EnumerateRunes();
        foreach (var rune in left.EnumerateRunes())
        {
            if (!others.MoveNext())
            {
                return 1;
            }

            if (rune != others.Current)
            {
                return rune.CompareTo(others.Current);
            }
        }

        return others.MoveNext() ? -1 : 0;
    }
}
