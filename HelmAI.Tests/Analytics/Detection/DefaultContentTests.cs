using HelmAI.Analytics.Detection;
using HelmAI.Analytics.Detection.Reported;
using HelmAI.Analytics.Intelligence.Lists;
using HelmAI.Analytics.Scoring;
using HelmAI.Core.Events;
using HelmAI.Tests.Analytics.Intelligence.Matching;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.Analytics.Detection;

/// <summary>What a fresh installation says of well-known events.</summary>
public sealed class DefaultContentTests
{
    [Fact]
    public async Task Load_ShippedIndicators_AreAllInForce()
    {
        using var live = await LiveContent.LoadAsync();

        var lines = await File.ReadAllLinesAsync(IndicatorLists.BuiltIn);
        Assert.Equal(lines.Count(static line => !line.StartsWith('#')), live.Indicators.Layers.Sum(static one => one.Count));
    }

    [Fact]
    public void Detect_DocumentsExample_Scores095()
    {
        var output = new DetectionEngine([new ReportedThreatContent()]).CreateSession().Detect(Some.Event(
            """{"event_id":"550e8400-e29b-41d4-a716-446655440000","event_type":"threat","type":"malware","severity":"high"}""") with
        {
            Severity = Severity.High,
            ReportsThreat = true,
        });

        Assert.Equal(0.95, RiskScore.Combine(output.Findings).Risk);
    }

    [Fact]
    public async Task Detect_EicarTestFile_IsKnown()
    {
        using var live = await LiveContent.LoadAsync();

        Assert.Equal(
            "Known malicious file: EICAR anti-malware test file (SHA-256)",
            Assert.Single(live.Findings(Some.Event("""{"file":{"sha256":"275A021BBFB6489E54D471899F7DB9D1663FC695EC2FE2A2C4538AABF651FD0F"}}"""))).Title);
    }
}
