using HelmAI.Analytics.Processing;

namespace HelmAI.Tests.Analytics.Processing;

public sealed class BackOffTests
{
    [Fact]
    public void Fail_AgainAndAgain_DoublesUpToTheLongestAndBeginsAnewAfterASuccess()
    {
        var backOff = new BackOff(TimeSpan.FromSeconds(5));

        Assert.Equal([100, 200, 400, 800, 1_600, 3_200, 5_000, 5_000], Enumerable.Range(0, 8).Select(_ => backOff.Fail().TotalMilliseconds));
        Assert.All(Enumerable.Range(0, 100), _ => Assert.Equal(5_000, backOff.Fail().TotalMilliseconds));
        backOff.Succeed();
        Assert.Equal(100, backOff.Fail().TotalMilliseconds);
    }
}
