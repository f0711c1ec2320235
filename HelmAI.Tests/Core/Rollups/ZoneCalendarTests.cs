using FsCheck;
using FsCheck.Fluent;
using HelmAI.Core.Rollups;

namespace HelmAI.Tests.Core.Rollups;

/// <summary>Days and steps of time zones, those on which clocks change too.</summary>
public sealed class ZoneCalendarTests
{
    /// <summary>Zones of all sorts: offsets of half and three quarter hours, clocks that change by half an hour, at midnight, or not at all.</summary>
    public static readonly string[] Zones =
    [
        "UTC", "Europe/Berlin", "America/New_York", "America/Sao_Paulo", "America/St_Johns", "America/Havana", "Asia/Kathmandu", "Asia/Kolkata", "Asia/Beirut",
        "Australia/Lord_Howe", "Pacific/Apia", "Pacific/Chatham", "Africa/Casablanca", "Africa/Cairo", "Pacific/Kiritimati",
    ];

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-29", 92)]
    [InlineData("Europe/Berlin", "2026-10-25", 100)]
    [InlineData("Europe/Berlin", "2026-10-26", 96)]
    [InlineData("Australia/Lord_Howe", "2026-04-05", 98)]
    [InlineData("Australia/Lord_Howe", "2026-10-04", 94)]
    [InlineData("America/Sao_Paulo", "2018-11-04", 92)] // The day begins at one o'clock.
    [InlineData("America/Sao_Paulo", "2018-02-17", 100)] // Its last hour comes twice.
    [InlineData("Asia/Kathmandu", "2026-01-31", 96)]
    [InlineData("Pacific/Apia", "2011-12-30", 0)] // The day that Samoa left out.
    public void StartOf_TwoDays_AreAsFarApartAsTheDayIsLong(string zone, string date, int quarters)
    {
        var (calendar, day) = (Calendar(zone), DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(quarters, calendar.StartOf(day.AddDays(1)) - calendar.StartOf(day));
    }

    [Fact]
    public void Cut_AnyRangeZoneAndSize_CoversTheRangeInStepsOfTheZone() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue).ToArbitrary(),
        seed =>
        {
            var random = new Random(seed);
            var calendar = Calendar(random.GetItems(Zones, 1)[0]);
            var start = Quarter.Of(new(random.Next(1990, 2030), 1, 1, 0, 0, 0, TimeSpan.Zero)) + random.Next(0, 366 * 96);
            var end = start + random.Next(1, 100 * 96);
            Assert.True(StepSize.TryParse(random.GetItems(["15m", "30m", "45m", "1h", "6h", "7h", "1d", "3d", "1w", "2w"], 1)[0], out var size));

            var steps = calendar.Cut(start, end, size, 100_000)!;

            Assert.True(steps.Starts[0] <= start && steps.End >= end && steps.Starts[^1] < end);
            var ends = steps.Starts.Skip(1).Append(steps.End);
            foreach (var (step, next) in steps.Starts.Zip(ends))
            {
                Assert.True(next > step);
                var (first, last) = (calendar.DateOf(step), calendar.DateOf(next - 1));
                if (size.Days > 0)
                {
                    Assert.NotEqual(first, calendar.DateOf(step - 1));
                    Assert.NotEqual(last, calendar.DateOf(next));
                    Assert.True(last.DayNumber - first.DayNumber < size.Days);
                    Assert.True(!size.InWeeks || first.DayOfWeek == DayOfWeek.Monday);
                }
                else
                {
                    Assert.Equal(first, last);
                    Assert.True(next - step == size.Quarters || calendar.DateOf(next) != first);
                }
            }

            // The runs say the same.
            Assert.All(steps.Starts.Index(), step =>
            {
                var run = steps.Runs.Last(run => run.Start <= step.Item);
                Assert.Equal(step.Index, run.Step + ((step.Item - run.Start) / run.Width));
            });
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Cut_YearsOfDays_AreFewRuns()
    {
        var steps = Calendar("Europe/Berlin").Cut(Quarter.Of(new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero)), Quarter.Of(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)), StepSize.Day, 1_000)!;

        Assert.Equal(732, steps.Starts.Count);
        Assert.Equal(9, steps.Runs.Count);
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(9, false)]
    public void Cut_MoreThanTheLimit_IsNothing(int max, bool some)
    {
        var start = Quarter.Of(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

        Assert.Equal(some, Calendar("UTC").Cut(start, start + (10 * 96), StepSize.Day, max) is not null);
        Assert.Null(Calendar("UTC").Cut(0, int.MaxValue, StepSize.Day, max));
    }

    private static ZoneCalendar Calendar(string zone) => new(TimeZoneInfo.FindSystemTimeZoneById(zone));
}
