namespace HelmAI.Core.Rollups;

/// <summary>
/// The days of a time zone in quarters of an hour. Only the way from UTC to local time is used, which has no gaps and no doubles: a day is
/// the quarters on which its date is shown, be they 92, 96 or 100, or none where a zone left out a day.
/// </summary>
/// <param name="zone">The zone.</param>
public sealed class ZoneCalendar(TimeZoneInfo zone)
{
    // Offsets are from -12 to +14 hours.
    private const int FarthestOffset = 15 * 4;

    /// <summary>The local time at which a quarter begins.</summary>
    /// <param name="quarter">The quarter.</param>
    /// <returns>The time, with the zone's offset at that moment.</returns>
    public DateTimeOffset ToLocal(int quarter) => TimeZoneInfo.ConvertTime(Quarter.ToTime(quarter), zone);

    /// <summary>The date on which a quarter begins.</summary>
    /// <param name="quarter">The quarter.</param>
    /// <returns>The date.</returns>
    public DateOnly DateOf(int quarter) => DateOnly.FromDateTime(ToLocal(quarter).DateTime);

    /// <summary>The first quarter of a day.</summary>
    /// <param name="day">The day.</param>
    /// <returns>The quarter.</returns>
    public int StartOf(DateOnly day)
    {
        var midnight = Quarter.Of(new(day, TimeOnly.MinValue, TimeSpan.Zero));
        var (low, high) = (midnight - FarthestOffset, midnight + FarthestOffset);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            (low, high) = DateOf(middle) >= day ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    /// <summary>
    /// Cuts a range into steps, whole ones at both ends. Steps of days begin with the range's first day, those of weeks on Mondays; shorter ones
    /// are counted from each midnight, so that the last of a day may be cut short by the next.
    /// </summary>
    /// <param name="start">The first quarter of the range.</param>
    /// <param name="end">The quarter after its last; greater than <paramref name="start"/>.</param>
    /// <param name="size">The size of a step.</param>
    /// <param name="max">How many steps there may be.</param>
    /// <returns>The steps; <see langword="null"/> where there would be more.</returns>
    public TimeSteps? Cut(int start, int end, StepSize size, int max)
    {
        if ((end - (long)start) / (size.Quarters + (size.Days * (long)Quarter.PerDay)) > max)
        {
            return null;
        }

        var boundaries = (size.Days > 0 ? CutDays(start, end, size) : CutHours(start, end, size.Quarters)).ToList();
        return boundaries.Count - 1 <= max ? new(boundaries[..^1], boundaries[^1]) : null;
    }

    // The boundaries of the steps, the last one's end too.
    private IEnumerable<int> CutDays(int start, int end, StepSize size)
    {
        var day = DateOf(start);
        if (size.InWeeks)
        {
            day = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        }

        var boundary = StartOf(day);
        while (boundary < end)
        {
            yield return boundary;
            var next = boundary;
            while (next == boundary)
            {
                day = day.AddDays(size.Days);
                next = StartOf(day);
            }

            boundary = next;
        }

        yield return boundary;
    }

    private IEnumerable<int> CutHours(int start, int end, int width)
    {
        var midnight = StartOf(DateOf(start));
        var boundary = midnight + ((start - midnight) / width * width);
        while (boundary < end)
        {
            yield return boundary;
            boundary = Math.Min(boundary + width, StartOf(DateOf(boundary).AddDays(1)));
        }

        yield return boundary;
    }
}
