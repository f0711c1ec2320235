using HelmAI.Analytics.Notifications;

namespace HelmAI.Tests.Analytics.Notifications;

public sealed class RetryScheduleTests
{
    [Fact]
    public void CeilingAfter_TwelveAttempts_GrowFromSecondsToHours()
    {
        var seconds = Enumerable.Range(1, 11).Select(static attempt => RetrySchedule.CeilingAfter(attempt).TotalSeconds).ToList();

        Assert.Equal([5, 20, 80, 320, 1_280, 5_120, 20_480, 21_600, 21_600, 21_600, 21_600], seconds);
        Assert.Equal(new TimeSpan(31, 35, 5), TimeSpan.FromSeconds(seconds.Sum()));
        Assert.Equal(RetrySchedule.Longest, RetrySchedule.CeilingAfter(1_000));
    }

    [Theory]
    [InlineData(3, 0, null, 0)]
    [InlineData(3, 0.5, null, 40)]
    [InlineData(3, 1, null, 80)]
    [InlineData(3, 0.5, 10, 40)]
    [InlineData(3, 0.5, 60, 60)]
    [InlineData(3, 0.5, 1_000_000, 21_600)]
    [InlineData(3, 0.5, -5, 40)]
    public void DelayAfter_JitterAndWishes_StayWithinBounds(int attempt, double jitter, int? asked, double seconds) =>
        Assert.Equal(seconds, RetrySchedule.DelayAfter(attempt, jitter, asked is { } wish ? TimeSpan.FromSeconds(wish) : null).TotalSeconds);
}
