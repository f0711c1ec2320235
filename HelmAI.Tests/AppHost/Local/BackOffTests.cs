using HelmAI.AppHost.Local.Engine;

namespace HelmAI.Tests.AppHost.Local;

public sealed class BackOffTests
{
    [Fact]
    public void After_Crashes_DoublesUpToThirtySeconds()
    {
        var backOff = new BackOff();

        var pauses = Enumerable.Range(0, 7).Select(_ => backOff.After(TimeSpan.FromSeconds(1)).TotalSeconds);

        Assert.Equal("1 2 4 8 16 30 30", string.Join(' ', pauses));
    }

    [Fact]
    public void After_LongRun_BeginsAnew()
    {
        var backOff = new BackOff();
        backOff.After(TimeSpan.Zero);
        backOff.After(TimeSpan.Zero);

        Assert.Equal(TimeSpan.FromSeconds(1), backOff.After(TimeSpan.FromMinutes(2)));
    }
}
