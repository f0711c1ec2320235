using HelmAI.Analytics.Detection.Indicators;
using HelmAI.Core.Events;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.Analytics.Detection;

public sealed class IndicatorDetectorTests
{
    private readonly IndicatorContent _content = new([IndicatorList.Parse("bad", [
        "evil.example",
        "2001:db8::66",
        "198.51.100.7",
        "http://host.example/Drop",
        "mallory@evil.example\temail\tmedium\t0.5\tA sender of phishing",
        "44d88612fea8a8f36de82e1278abb02f",
    ])]);

    [Theory]
    [InlineData("""{"dns":{"question":{"name":"EVIL.example."}}}""", "dns.question.name", "evil.example")]
    [InlineData("""{"url":"https://user@evil.example:8443/a?b#c"}""", "url", "evil.example")]
    [InlineData("""{"url":"http://[2001:db8:0::66]/"}""", "url", null)]
    [InlineData("""{"dest":["10.0.0.1","2001:0DB8::0066"]}""", "dest", "2001:db8::66")]
    [InlineData("""{"ip_address":"::ffff:198.51.100.7"}""", "ip_address", "198.51.100.7")]
    [InlineData("""{"url":"HTTP://HOST.example/Drop"}""", "url", "http://host.example/Drop")]
    [InlineData("""{"url":"http://host.example/drop"}""", "url", null)]
    [InlineData("""{"from":"Mallory@Evil.Example"}""", "from", "mallory@evil.example")]
    [InlineData("""{"md5":"44D88612FEA8A8F36DE82E1278ABB02F"}""", "md5", "44d88612fea8a8f36de82e1278abb02f")]
    [InlineData("""{"text":"see evil.example"}""", "text", null)]
    [InlineData("""{"name":"notevil.example"}""", "name", null)]
    [InlineData("""{"evil.example":1}""", "evil.example", null)]
    public void Detect_WholeValue_IsLookedUpInItsCanonicalForm(string json, string field, string? value)
    {
        var findings = _content.Findings(Some.Event(json));

        Assert.Equal(value is null ? [] : [(IndicatorDetector.RulePrefix + value, field)], findings.Select(static one => (one.RuleId, one.Evidence[0].Field)));
    }

    [Fact]
    public void Detect_SameIndicatorTwice_IsOneFinding() =>
        Assert.Single(_content.Findings(Some.Event("""{"a":"evil.example","b":"evil.example"}""")));

    [Fact]
    public void Detect_ListedSeverityAndConfidence_AreTheFindings()
    {
        var finding = Assert.Single(_content.Findings(Some.Event("""{"from":"mallory@evil.example"}""")));

        Assert.Equal(("Known malicious e-mail address: A sender of phishing", Severity.Medium, 0.5), (finding.Title, finding.Severity, finding.Confidence));
    }

    [Fact]
    public void Detect_VeryLongValues_AreLeftAlone() =>
        Assert.Empty(_content.Findings(Some.Event($$"""{"a":"{{new string('x', 100_000)}}","b":"{{new string('é', 2_000)}}"}""")));
}
