using HelmAI.Analytics.Detection.Reported;
using HelmAI.Core.Events;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.Analytics.Detection;

public sealed class ReportedThreatDetectorTests
{
    private readonly ReportedThreatContent _content = new();

    [Fact]
    public void Detect_ReportedThreat_TakesTheSendersWord()
    {
        var finding = Assert.Single(_content.Findings(Some.Event(
            """{"event_type":"threat","severity":"high","type":"malware","indicators":["evil.example","10.0.0.9"]}""") with
        {
            EventType = "threat",
            Severity = Severity.High,
            ReportsThreat = true,
        }));

        Assert.Equal("Reported threat: malware", finding.Title);
        Assert.Equal(Severity.High, finding.Severity);
        Assert.Equal(1, finding.Confidence);
        Assert.Equal("Isolate the affected host from the network", finding.RecommendedActions[0]);
        Assert.Equal(
            [new("event_type", "threat"), new("severity", "high"), new("type", "malware"), new("indicators", "evil.example"), new("indicators", "10.0.0.9")],
            finding.Evidence);
    }

    [Fact]
    public void Detect_TypeWithTheCharacterThatNoDatabaseHolds_ShowsAnotherInItsPlace()
    {
        var finding = Assert.Single(_content.Findings(Some.Event("""{"type":"mal\u0000ware"}""") with { ReportsThreat = true }));

        Assert.Equal("Reported threat: mal\uFFFDware", finding.Title);
        Assert.Equal([new("type", "mal\uFFFDware")], finding.Evidence);
    }

    [Fact]
    public void Detect_ThreatWithoutSeverity_IsMedium() =>
        Assert.Equal(Severity.Medium, Assert.Single(_content.Findings(Some.Event("{}") with { Severity = null, ReportsThreat = true })).Severity);

    [Fact]
    public void Detect_SeverityOnAnyOtherEvent_FindsNothing() =>
        Assert.Empty(_content.Findings(Some.Event("""{"severity":"critical","type":"malware"}""") with { Severity = Severity.Critical, ReportsThreat = false }));

    [Theory]
    [InlineData("Brute Force", "Block the source address")]
    [InlineData("data-exfiltration", "Block the destination")]
    [InlineData("something new", "Contain the affected systems and accounts")]
    public void Detect_TypeOfThreat_ChoosesTheActions(string type, string first)
    {
        var finding = Assert.Single(_content.Findings(Some.Event($$"""{"type":"{{type}}"}""") with { Severity = Severity.High, ReportsThreat = true }));
        Assert.Equal(first, finding.RecommendedActions[0]);
    }
}
