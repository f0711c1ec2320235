using System.Diagnostics;
using System.Threading.RateLimiting;
using HelmAI.Analytics.Intelligence.Providers;

namespace HelmAI.Tests.Analytics.Intelligence.Providers;

public sealed class RequestBudgetTests
{
    [Fact]
    public async Task Create_RequestsForLongerThanASecond_AreNoMoreThanAMinuteMayHave()
    {
        using var budget = RequestBudget.Create(600);
        Assert.Equal(600, Enumerable.Range(0, 700).Count(_ => IsAllowed(budget)));

        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(1.5))
        {
            Assert.False(IsAllowed(budget));
            await Task.Delay(50);
        }
    }

    private static bool IsAllowed(RateLimiter budget)
    {
        using var permit = budget.AttemptAcquire();
        return permit.IsAcquired;
    }
}
