using System.Text;
using HelmAI.ApiService.Events;
using HelmAI.ApiService.Events.Parsing;
using HelmAI.ApiService.Threats;
using HelmAI.Core.Errors;
using Microsoft.Extensions.Options;

namespace HelmAI.Tests.ApiService.Threats;

public sealed class ThreatParserTests
{
    private const string Id = "550e8400-e29b-41d4-a716-446655440000";

    private readonly ThreatParser _parser = new(Options.Create(new EventOptions()), new EventParser(Options.Create(new EventOptions()), TimeProvider.System));

    [Fact]
    public void Parse_SmallestReport_ReportsAThreat()
    {
        var parsed = _parser.Parse(Encoding.UTF8.GetBytes($$$"""{"event_id":"{{{Id}}}","threat_data":{"type":"a","severity":"low"},"context":null}"""), "t");

        Assert.True(parsed.ReportsThreat);
        Assert.Equal("threat", parsed.EventType);
        Assert.Equal(Id, parsed.Reference);
        Assert.Null(parsed.Source);
    }

    [Theory]
    [InlineData("""{"threat_data":{"type":"a","severity":"low"}}""", "event_id")]
    [InlineData("""{"event_id":null,"threat_data":{"type":"a","severity":"low"}}""", "event_id")]
    [InlineData("""{"event_id":7,"threat_data":{"type":"a","severity":"low"}}""", "event_id")]
    [InlineData("""{"event_id":"550e8400e29b41d4a716446655440000","threat_data":{"type":"a","severity":"low"}}""", "event_id")]
    [InlineData("""{"event_id":"550e8400-e29b-41d4-c716-446655440000","threat_data":{"type":"a","severity":"low"}}""", "event_id")]
    [InlineData("""{"event_id":"$id"}""", "threat_data")]
    [InlineData("""{"event_id":"$id","threat_data":[]}""", "threat_data")]
    [InlineData("""{"event_id":"$id","threat_data":{"severity":"low"}}""", "threat_data.type")]
    [InlineData("""{"event_id":"$id","threat_data":{"type":"","severity":"low"}}""", "threat_data.type")]
    [InlineData("""{"event_id":"$id","threat_data":{"type":1,"severity":"low"}}""", "threat_data.type")]
    [InlineData("""{"event_id":"$id","threat_data":{"type":"a"}}""", "threat_data.severity")]
    [InlineData("""{"event_id":"$id","threat_data":{"type":"a","severity":"info"}}""", "threat_data.severity")]
    [InlineData("""{"event_id":"$id","threat_data":{"type":"a","severity":"HIGH"}}""", "threat_data.severity")]
    [InlineData("""{"event_id":"$id","threat_data":{"type":"a","severity":"low","indicators":"x"}}""", "threat_data.indicators")]
    [InlineData("""{"event_id":"$id","threat_data":{"type":"a","severity":"low","indicators":["x",1]}}""", "threat_data.indicators")]
    [InlineData("""{"event_id":"$id","threat_data":{"type":"a","severity":"low","metadata":[]}}""", "threat_data.metadata")]
    [InlineData("""{"event_id":"$id","threat_data":{"type":"a","severity":"low","extra":1}}""", "threat_data.extra")]
    [InlineData("""{"event_id":"$id","threat_data":{"type":"a","severity":"low"},"context":"x"}""", "context")]
    [InlineData("""{"event_id":"$id","threat_data":{"type":"a","severity":"low"},"context":{"user_id":1}}""", "context.user_id")]
    [InlineData("""{"event_id":"$id","threat_data":{"type":"a","severity":"low"},"context":{"ip":"x"}}""", "context.ip")]
    [InlineData("""{"event_id":"$id","threat_data":{"type":"a","severity":"low"},"more":1}""", "more")]
    [InlineData("""{"event_id":"$id","event_id":"$id","threat_data":{"type":"a","severity":"low"}}""", "event_id")]
    public void Parse_BadReport_NamesTheField(string report, string field)
    {
        var body = Encoding.UTF8.GetBytes(report.Replace("$id", Id, StringComparison.Ordinal));

        var fault = Assert.Throws<ValidationException>(() => _parser.Parse(body, "t"));

        Assert.Equal(field, fault.Context["field"]);
    }
}
