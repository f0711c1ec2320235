using HelmAI.Analytics.Detection;
using HelmAI.Analytics.Detection.Indicators;
using HelmAI.Analytics.Detection.Reported;
using HelmAI.Analytics.Scoring;
using HelmAI.Core.Events;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.Analytics.Detection;

/// <summary>What a fresh installation says of well-known events.</summary>
public sealed class DefaultContentTests
{
    private static readonly IndicatorList Indicators = IndicatorList.Load(Path.Combine(AppContext.BaseDirectory, "Rules", "indicators.tsv"));

    private readonly DetectionEngine _engine = new([new ReportedThreatContent(), new IndicatorContent([Indicators])]);

    [Fact]
    public void Load_ShippedIndicators_HaveNoErrors()
    {
        Assert.Empty(Indicators.Errors);
        Assert.NotEmpty(Indicators.Indicators);
    }

    [Fact]
    public void Detect_DocumentsExample_Scores095()
    {
        var output = _engine.CreateSession().Detect(Some.Event(
            """{"event_id":"550e8400-e29b-41d4-a716-446655440000","event_type":"threat","type":"malware","severity":"high"}""") with
        {
            Severity = Severity.High,
            ReportsThreat = true,
        });

        Assert.Equal(0.95, RiskScore.Combine(output.Findings).Risk);
    }

    [Fact]
    public void Detect_EicarTestFile_IsKnown() =>
        Assert.Equal(
            "Known malicious file: EICAR anti-malware test file (SHA-256)",
            Assert.Single(_engine.CreateSession().Detect(Some.Event("""{"file":{"sha256":"275A021BBFB6489E54D471899F7DB9D1663FC695EC2FE2A2C4538AABF651FD0F"}}""")).Findings).Title);
}
