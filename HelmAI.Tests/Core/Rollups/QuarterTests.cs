using HelmAI.Core.Rollups;

namespace HelmAI.Tests.Core.Rollups;

public sealed class QuarterTests
{
    [Theory]
    [InlineData("1970-01-01T00:00:00Z", 0)]
    [InlineData("1970-01-01T00:14:59.9999999Z", 0)]
    [InlineData("1970-01-01T00:15:00Z", 1)]
    [InlineData("1969-12-31T23:59:59.9999999Z", -1)]
    [InlineData("1969-12-31T23:45:00Z", -1)]
    [InlineData("2026-01-31T12:00:00+05:45", 1966489)]
    public void Of_Time_IsTheQuarterItIsIn(string time, int quarter) => Assert.Equal(quarter, Quarter.Of(Time(time)));

    [Theory]
    [InlineData("1970-01-01T00:15:00Z", 1)]
    [InlineData("1970-01-01T00:15:00.0000001Z", 2)]
    [InlineData("1969-12-31T23:50:00Z", 0)]
    public void From_Time_IsTheNextThatBegins(string time, int quarter) => Assert.Equal(quarter, Quarter.From(Time(time)));

    [Fact]
    public void ToTime_OfQuarter_IsItsBegin() => Assert.Equal(Time("2026-01-31T06:15:00Z"), Quarter.ToTime(1966489));

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
