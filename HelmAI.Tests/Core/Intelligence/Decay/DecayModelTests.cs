using FsCheck;
using FsCheck.Fluent;
using HelmAI.Core.Intelligence;
using HelmAI.Core.Intelligence.Decay;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.Core.Intelligence.Decay;

/// <summary>Confidence falls as the models say, and tells alone where an indicator is in its life.</summary>
public sealed class DecayModelTests
{
    private static readonly Gen<DecayModel> Models =
        from days in Gen.Choose(1, 1_000)
        from speed in Gen.Choose(1, 80)
        from threshold in Gen.Choose(0, 100)
        select new DecayModel(TimeSpan.FromDays(days), speed / 10.0, threshold, DefaultConfidence: 75);

    [Theory]
    [InlineData(0, 80)]
    [InlineData(15, 60)]
    [InlineData(30, 40)]
    [InlineData(60, 0)]
    [InlineData(90, 0)]
    public void Score_EvenFallOverSixtyDays_IsWhatIsLeft(int days, double expected) =>
        Assert.Equal(expected, new DecayModel(TimeSpan.FromDays(60), 1, 20, 75).Score(80, TimeSpan.FromDays(days)), 6);

    // MISP's own model for network indicators: 120 days, speed 2, threshold 30.
    [Fact]
    public void Score_SpeedOfTwo_FallsWithTheSquareRootOfTime()
    {
        var model = new DecayModel(TimeSpan.FromDays(120), 2, 30, 75);

        Assert.Equal(50, model.Score(100, TimeSpan.FromDays(30)), 6);
        Assert.Equal(TimeSpan.FromDays(30), model.HalfLife);
        Assert.Equal(TimeSpan.FromDays(120 * 0.7 * 0.7).TotalHours, model.Survival(100)!.Value.TotalHours, 3);
    }

    [Fact]
    public void Score_AnyModel_NeverRisesAndStaysWithinBounds() => Prop.ForAll(
        (from model in Models from confidence in Gen.Choose(0, 100) from first in Gen.Choose(0, 40_000) from more in Gen.Choose(0, 40_000) select (model, confidence, first, more)).ToArbitrary(),
        static given =>
        {
            var earlier = given.model.Score(given.confidence, TimeSpan.FromHours(given.first));
            var later = given.model.Score(given.confidence, TimeSpan.FromHours(given.first + given.more));
            return earlier <= given.confidence && later <= earlier && later >= 0;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Survival_AnyModel_EndsWhereTheScoreMeetsTheThreshold() => Prop.ForAll(
        (from model in Models from confidence in Gen.Choose(1, 100) select (model, confidence)).ToArbitrary(),
        static given => given.model.Survival(given.confidence) switch
        {
            null => given.model.Threshold == 0,
            { } survival when given.confidence < given.model.Threshold => survival == TimeSpan.Zero,
            { } survival => Math.Abs(given.model.Score(given.confidence, survival) - given.model.Threshold) < 0.01,
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Decide_AnyTime_AgreesWithTheScore() => Prop.ForAll(
        (from confidence in Gen.Choose(0, 100) from hours in Gen.Choose(-100, 12_000) from seen in Gen.Choose(-1, 3_000) select (confidence, hours, seen)).ToArbitrary(),
        static given =>
        {
            var life = new IndicatorLife(DecayModels.Default);
            var record = Record() with { LastSeen = given.seen < 0 ? null : Some.Time.AddHours(given.seen) };
            record = record with { Indicator = record.Indicator with { Confidence = given.confidence } };
            var now = Some.Time.AddHours(given.hours);
            var (decided, score) = (life.Decide(record, now), life.Score(record, now));
            var threshold = DecayModels.Default.Of(ObservableType.IPv4).Threshold;
            return decided.State switch
            {
                IndicatorState.Decayed => score <= threshold + 0.01,
                IndicatorState.Active => score >= threshold - 0.01 && decided.ChangesAt > now,
                _ => now < Some.Time && decided.State == IndicatorState.Pending,
            };
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Score_SeenAgain_BeginsAnew()
    {
        var life = new IndicatorLife(DecayModels.Default);
        var now = Some.Time.AddDays(50);

        Assert.Equal(IndicatorState.Decayed, life.Decide(Record(), now).State);
        Assert.Equal(IndicatorState.Active, life.Decide(Record() with { LastSeen = now.AddDays(-1) }, now).State);
        Assert.Equal(75, life.Score(Record() with { LastSeen = now }, now));
    }

    [Fact]
    public void Score_SetByHand_NeitherDecaysNorLeaves()
    {
        var life = new IndicatorLife(DecayModels.Default);
        var late = Some.Time.AddYears(20);

        Assert.Equal(60, life.Score(Record() with { ConfidenceOverride = 60 }, late));
        Assert.Equal((IndicatorState.Active, null), (life.Decide(Record() with { ConfidenceOverride = 60 }, late).State, life.Decide(Record() with { ConfidenceOverride = 60 }, late).ChangesAt));
        Assert.Equal(IndicatorState.Decayed, life.Decide(Record() with { ConfidenceOverride = 5 }, Some.Time).State);
    }

    [Fact]
    public void Decide_TakenBackOrPastItsTime_IsNotLookedFor()
    {
        var life = new IndicatorLife(DecayModels.Default);
        var record = Record();

        Assert.Equal(IndicatorState.Revoked, life.Decide(record with { WithdrawnAt = Some.Time }, Some.Time).State);
        Assert.Equal(IndicatorState.Revoked, life.Decide(record with { Indicator = record.Indicator with { IsRevoked = true } }, Some.Time).State);
        Assert.Equal(IndicatorState.Expired, life.Decide(record with { Indicator = record.Indicator with { ValidUntil = Some.Time } }, Some.Time).State);
        Assert.Equal(IndicatorState.Pending, life.Decide(record, Some.Time.AddSeconds(-1)).State);
    }

    private static IndicatorRecord Record() => new() { Indicator = SomeIntelligence.Indicator(), StoredAt = Some.Time };
}
