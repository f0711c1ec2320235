using HelmAI.Analytics.Scoring;
using HelmAI.Core.Events;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.Analytics.Scoring;

public sealed class RiskScoreTests
{
    [Theory]
    [InlineData(Severity.Info, 0.05)]
    [InlineData(Severity.Low, 0.25)]
    [InlineData(Severity.Medium, 0.60)]
    [InlineData(Severity.High, 0.95)]
    [InlineData(Severity.Critical, 0.99)]
    public void Combine_OneCertainFinding_ScoresItsWeight(Severity severity, double weight)
    {
        var (risk, findings) = RiskScore.Combine([Some.Finding(severity: severity, confidence: 1)]);

        Assert.Equal(weight, risk);
        Assert.Equal(weight, findings[0].Contribution);
    }

    [Fact]
    public void Combine_TwoFindings_IsNoisyOr()
    {
        // 1 - (1 - 0.6 × 0.5) × (1 - 0.25) = 0.475
        var (risk, findings) = RiskScore.Combine([Some.Finding("low", Severity.Low, 1), Some.Finding("medium", Severity.Medium, 0.5)]);

        Assert.Equal(0.475, risk);
        Assert.Equal(["medium", "low"], findings.Select(static finding => finding.RuleId));
    }

    [Fact]
    public void Combine_NoFindings_ScoresZero() => Assert.Equal(0, RiskScore.Combine([]).Risk);

    [Fact]
    public void Combine_NoConfidence_ScoresZeroWithoutContribution()
    {
        var (risk, findings) = RiskScore.Combine([Some.Finding(severity: Severity.Critical, confidence: 0)]);

        Assert.Equal(0, risk);
        Assert.Equal(0, findings[0].Contribution);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Combine_ConfidenceOutOfRange_Throws(double confidence) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => RiskScore.Combine([Some.Finding(severity: Severity.Low, confidence: confidence)]));

    [Fact]
    public void Combine_AnyFindings_StaysInRangeGrowsWithEachAndTheContributionsAddUp()
    {
        var random = new Random(20_260_131);
        for (var round = 0; round < 1_000; round++)
        {
            var findings = Enumerable.Range(0, random.Next(1, 30))
                .Select(i => Some.Finding($"rule {i}", (Severity)random.Next(5), random.NextDouble()))
                .ToList();

            var (risk, scored) = RiskScore.Combine(findings);
            var (less, _) = RiskScore.Combine(findings[1..]);
            var (shuffled, _) = RiskScore.Combine([.. findings.OrderBy(_ => random.Next())]);

            Assert.InRange(risk, 0, 1);
            Assert.True(risk >= less);
            Assert.Equal(risk, shuffled, 1e-6);
            Assert.Equal(risk, scored.Sum(static finding => finding.Contribution), 1e-4);
        }
    }
}
