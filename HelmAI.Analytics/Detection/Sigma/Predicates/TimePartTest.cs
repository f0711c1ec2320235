using System.Globalization;
using System.Text;
using HelmAI.Analytics.Detection.Sigma.Values;

namespace HelmAI.Analytics.Detection.Sigma.Predicates;

/// <summary>
/// Whether a number taken from a date is right. The date is taken as it is written, whatever its time zone: the modifiers
/// appendix rules out conversions.
/// </summary>
/// <param name="part">Which number.</param>
/// <param name="number">What it must be.</param>
internal sealed class TimePartTest(TimePart part, NumberTest number) : ValueTest
{
    private const int MaxLength = 64;

    /// <inheritdoc/>
    public override string Identity => $"{part}:{number.Identity}";

    /// <inheritdoc/>
    public override string Pattern => $"{part.ToString().ToUpperInvariant()} {number.Pattern}";

    /// <inheritdoc/>
    public override bool Matches(in FieldValue value)
    {
        if (value.Utf8.Length > MaxLength)
        {
            return false;
        }

        Span<char> text = stackalloc char[MaxLength];
        text = text[..Encoding.UTF8.GetChars(value.Utf8, text)];
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) && number.Matches(Take(date.DateTime));
    }

    /// <summary>Whether some date has such a number.</summary>
    public bool IsPossible
    {
        get
        {
            var (least, most) = Range;
            return Enumerable.Range(least, most - least + 1).Any(number.Matches);
        }
    }

    private (int Least, int Most) Range => part switch
    {
        TimePart.Minute => (0, 59),
        TimePart.Hour => (0, 23),
        TimePart.Day => (1, 31),
        TimePart.Week => (1, 53),
        TimePart.Month => (1, 12),
        _ => (DateTime.MinValue.Year, DateTime.MaxValue.Year),
    };

    private int Take(DateTime date) => part switch
    {
        TimePart.Minute => date.Minute,
        TimePart.Hour => date.Hour,
        TimePart.Day => date.Day,
        TimePart.Week => ISOWeek.GetWeekOfYear(date),
        TimePart.Month => date.Month,
        _ => date.Year,
    };
}
