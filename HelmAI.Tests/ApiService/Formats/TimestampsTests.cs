using System.Globalization;
using HelmAI.ApiService.Formats;

namespace HelmAI.Tests.ApiService.Formats;

public sealed class TimestampsTests
{
    [Theory]
    [InlineData("2026-01-31T12:00:00Z", "2026-01-31T12:00:00.0000000Z")]
    [InlineData("2026-01-31t12:00:00z", "2026-01-31T12:00:00.0000000Z")]
    [InlineData("2026-01-31 12:00:00", "2026-01-31T12:00:00.0000000Z")]
    [InlineData("2026-01-31T12:00:00", "2026-01-31T12:00:00.0000000Z")]
    [InlineData("2026-01-31T12:00:00.123456", "2026-01-31T12:00:00.1234560Z")]
    [InlineData("2026-01-31T12:00:00.123456789Z", "2026-01-31T12:00:00.1234560Z")]
    [InlineData("2026-01-31T12:00:00.5-05:30", "2026-01-31T17:30:00.5000000Z")]
    [InlineData("2026-01-31T12:00:00+14:00", "2026-01-30T22:00:00.0000000Z")]
    public void TryParse_Rfc3339_IsReadAsUtc(string text, string expected)
    {
        Assert.True(Timestamps.TryParse(text, out var time));
        Assert.Equal(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture), time);
        Assert.Equal(TimeSpan.Zero, time.Offset);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026-01-31")]
    [InlineData("2026-01-31T12:00")]
    [InlineData("2026-13-31T12:00:00Z")]
    [InlineData("2026-01-31T24:00:00Z")]
    [InlineData("2026-01-31T12:00:00.Z")]
    [InlineData("2026-01-31T12:00:00.1234567890Z")]
    [InlineData("2026-01-31T12:00:00+1:00")]
    [InlineData("2026-01-31T12:00:00+24:00")]
    [InlineData("2026-01-31T12:00:00Zulu")]
    [InlineData("2026-01-31T12:00:00 UTC")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("9999-12-31T23:59:59-01:00")]
    [InlineData("２０２６-01-31T12:00:00Z")]
    public void TryParse_AnythingElse_IsRefused(string text) => Assert.False(Timestamps.TryParse(text, out _));

    [Theory]
    [InlineData(0, "1970-01-01T00:00:00Z")]
    [InlineData(-1, "1969-12-31T23:59:59Z")]
    [InlineData(1769860800, "2026-01-31T12:00:00Z")]
    [InlineData(1769860800.25, "2026-01-31T12:00:00.25Z")]
    [InlineData(1769860800250, "2026-01-31T12:00:00.25Z")]
    public void TryFromUnix_SecondsOrMilliseconds_IsRead(double number, string expected)
    {
        Assert.True(Timestamps.TryFromUnix(number, out var time));
        Assert.Equal(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture), time);
    }

    [Theory]
    [InlineData(1e18)]
    [InlineData(-1e18)]
    [InlineData(253402300800000)]
    [InlineData(double.MaxValue)]
    public void TryFromUnix_OutsideTheCalendar_IsRefused(double number) => Assert.False(Timestamps.TryFromUnix(number, out _));
}
