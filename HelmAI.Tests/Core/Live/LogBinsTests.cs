using FsCheck;
using FsCheck.Fluent;
using HelmAI.Core.Live;

namespace HelmAI.Tests.Core.Live;

public sealed class LogBinsTests
{
    [Fact]
    public void Quantile_AnyDurations_IsTheTrueOneButForTheStatedError() =>
        Prop.ForAll(
            Gen.Choose(1, 2_000_000_000).NonEmptyListOf().ToArbitrary(),
            Gen.Elements(0, 0.5, 0.95, 1).ToArbitrary(),
            (microseconds, quantile) =>
            {
                var counts = new LiveCounts();
                foreach (var one in microseconds)
                {
                    counts.Add(LiveMetric.ProcessingTime, LogBins.Of(TimeSpan.FromMicroseconds(one)));
                }

                var found = LogBins.Quantile(counts, LiveMetric.ProcessingTime, quantile)!.Value.TotalMicroseconds;
                double actual = microseconds.Order().ElementAt((int)(quantile * (microseconds.Count - 1)));
                Assert.InRange(found, (actual * (1 - LogBins.RelativeError)) - 0.1, (actual * (1 + LogBins.RelativeError)) + 0.1);
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void Of_DurationsOutOfRange_TakesTheNearestBin()
    {
        Assert.Equal(LogBins.Of(TimeSpan.FromMicroseconds(1)), LogBins.Of(TimeSpan.FromSeconds(-1)));
        Assert.Equal(LogBins.Of(TimeSpan.FromDays(1)), LogBins.Of(TimeSpan.MaxValue));
    }

    [Fact]
    public void Quantile_NothingCounted_IsNone() => Assert.Null(LogBins.Quantile(new LiveCounts(), LiveMetric.ProcessingTime, 0.5));
}
