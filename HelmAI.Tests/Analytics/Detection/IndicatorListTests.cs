using HelmAI.Analytics.Detection.Indicators;
using HelmAI.Core.Events;

namespace HelmAI.Tests.Analytics.Detection;

public sealed class IndicatorListTests
{
    [Theory]
    [InlineData("198.51.100.7", IndicatorKind.Ip, "198.51.100.7")]
    [InlineData("2001:DB8:0:0::1", IndicatorKind.Ip, "2001:db8::1")]
    [InlineData("::ffff:198.51.100.7", IndicatorKind.Ip, "198.51.100.7")]
    [InlineData("Evil.Example.", IndicatorKind.Domain, "evil.example")]
    [InlineData("HTTP://Evil.Example/Path?Q=1", IndicatorKind.Url, "http://evil.example/Path?Q=1")]
    [InlineData("44D88612FEA8A8F36DE82E1278ABB02F", IndicatorKind.Hash, "44d88612fea8a8f36de82e1278abb02f")]
    [InlineData("Mallory@Evil.Example", IndicatorKind.Email, "mallory@evil.example")]
    public void Parse_ValueAlone_IsRecognised(string line, object kind, string value)
    {
        var list = IndicatorList.Parse("test", [line]);

        Assert.Empty(list.Errors);
        Assert.Equal([new Indicator((IndicatorKind)kind, value, Severity.High, 0.9, null)], list.Indicators);
    }

    [Fact]
    public void Parse_AllColumns_AreRead()
    {
        var list = IndicatorList.Parse("test", ["# a comment", "", "evil.example\tdomain\tcritical\t0.5\tA bad place", "10.0.0.1\t-\tlow"]);

        Assert.Empty(list.Errors);
        Assert.Equal(
            [
                new Indicator(IndicatorKind.Domain, "evil.example", Severity.Critical, 0.5, "A bad place"),
                new Indicator(IndicatorKind.Ip, "10.0.0.1", Severity.Low, 0.9, null),
            ],
            list.Indicators);
    }

    [Theory]
    [InlineData("not an indicator", "IND001")]
    [InlineData("10.0.0.1\tdomain", "IND001")]
    [InlineData("evil.example\tip", "IND001")]
    [InlineData("evil.example\tplanet", "IND002")]
    [InlineData("evil.example\t1", "IND002")]
    [InlineData("evil.example\tdomain\tHigh", "IND003")]
    [InlineData("evil.example\tdomain\thigh\t1.5", "IND004")]
    [InlineData("evil.example\tdomain\thigh\tNaN", "IND004")]
    [InlineData("http://\turl", "IND001")]
    [InlineData("@evil.example", "IND001")]
    public void Parse_LineAtFault_IsLeftOutAndNamed(string line, string code)
    {
        var list = IndicatorList.Parse("test", ["good.example", line]);

        Assert.Equal([(code, 2)], list.Errors.Select(static error => (error.Code, error.Line)));
        Assert.Contains(list.Indicators, static indicator => indicator.Value == "good.example");
    }
}
