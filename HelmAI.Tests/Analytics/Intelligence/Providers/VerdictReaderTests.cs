using System.Text.Json;
using HelmAI.Analytics.Intelligence.Providers;

namespace HelmAI.Tests.Analytics.Intelligence.Providers;

public sealed class VerdictReaderTests
{
    [Theory]
    [InlineData("""{"verdict":"malicious"}""", Verdict.Malicious)]
    [InlineData("""{"verdict":"Suspicious"}""", Verdict.Suspicious)]
    [InlineData("""{"verdict":"benign"}""", Verdict.Clean)]
    [InlineData("""{"verdict":"unknown","malicious":true}""", Verdict.Unknown)]
    [InlineData("""{"verdict":7,"malicious":true}""", Verdict.Malicious)]
    [InlineData("""{"verdict":"who knows","malicious":false}""", Verdict.Clean)]
    [InlineData("""{"risk_score":0.7}""", Verdict.Malicious)]
    [InlineData("""{"risk_score":0.3}""", Verdict.Suspicious)]
    [InlineData("""{"risk_score":0}""", Verdict.Clean)]
    [InlineData("""{"risk_score":80,"severity":"low"}""", Verdict.Suspicious)]
    [InlineData("""{"risk_score":1e999,"severity":"info"}""", Verdict.Clean)]
    [InlineData("""{"severity":"critical"}""", Verdict.Malicious)]
    [InlineData("""{"malicious":"yes"}""", Verdict.Unknown)]
    [InlineData("{}", Verdict.Unknown)]
    public void Read_Answer_IsTheVerdictOfItsFirstUsableMember(string answer, Verdict expected)
    {
        using var document = JsonDocument.Parse(answer);

        Assert.Equal(expected, VerdictReader.Read(document.RootElement));
    }
}
