using System.Globalization;

namespace HelmAI.Core.Rollups;

/// <summary>How long the steps of a time series are: quarters of an hour within a day, or whole days of a time zone.</summary>
public readonly record struct StepSize
{
    /// <summary>A day.</summary>
    public static StepSize Day { get; } = new() { Days = 1 };

    /// <summary>The quarters of a step that is shorter than a day; 0 where it is not.</summary>
    public int Quarters { get; private init; }

    /// <summary>The days of a step that is not shorter than a day; 0 where it is.</summary>
    public int Days { get; private init; }

    /// <summary>Whether steps begin on Mondays, as weeks do (ISO 8601).</summary>
    public bool InWeeks { get; private init; }

    /// <summary>Reads a size: a whole number and <c>m</c>, <c>h</c>, <c>d</c> or <c>w</c>, such as <c>15m</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="size">The size.</param>
    /// <returns>Whether it is one: multiples of 15 minutes below a day, or 1 to 366 days or 1 to 52 weeks.</returns>
    public static bool TryParse(string text, out StepSize size)
    {
        size = default;
        if (text.Length is < 2 or > 5 || !int.TryParse(text.AsSpan(..^1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1)
        {
            return false;
        }

        size = text[^1] switch
        {
            'm' when number % 15 == 0 && number / 15 < Quarter.PerDay => new() { Quarters = number / 15 },
            'h' when number < 24 => new() { Quarters = number * 4 },
            'd' when number <= 366 => new() { Days = number },
            'w' when number <= 52 => new() { Days = number * 7, InWeeks = true },
            _ => default,
        };
        return size != default;
    }
}
