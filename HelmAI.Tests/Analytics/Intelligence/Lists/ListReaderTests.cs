using HelmAI.Analytics.Intelligence.Lists;
using HelmAI.Core.Events;
using HelmAI.Core.Intelligence;

namespace HelmAI.Tests.Analytics.Intelligence.Lists;

public sealed class ListReaderTests
{
    [Theory]
    [InlineData("198.51.100.7", ObservableType.IPv4, "198.51.100.7")]
    [InlineData("2001:DB8:0:0::1", ObservableType.IPv6, "2001:db8::1")]
    [InlineData("::ffff:198.51.100.7", ObservableType.IPv4, "198.51.100.7")]
    [InlineData("Evil.Example.", ObservableType.Domain, "evil.example")]
    [InlineData("HTTP://Evil.Example/Path?Q=1", ObservableType.Url, "http://evil.example/Path?Q=1")]
    [InlineData("44D88612FEA8A8F36DE82E1278ABB02F", ObservableType.Md5, "44d88612fea8a8f36de82e1278abb02f")]
    [InlineData("44D88612FEA8A8F36DE82E1278ABB02F\thash", ObservableType.Md5, "44d88612fea8a8f36de82e1278abb02f")]
    [InlineData("Mallory@Evil.Example", ObservableType.Email, "mallory@evil.example")]
    public void Read_ValueAlone_IsRecognised(string line, ObservableType type, string value)
    {
        Assert.Null(new ListReader("test").Read(line, out var indicator));
        Assert.Equal((type, value, "test", 0.9, null), (indicator!.Type, indicator.Value, indicator.Source, indicator.Confidence, indicator.Severity));
    }

    [Fact]
    public void Read_AllColumns_AreRead()
    {
        var (indicators, faults) = Read("# a comment", "", "evil.example\tdomain\tcritical\t0.5\tA bad place", "10.0.0.1\t-\tlow");

        Assert.Empty(faults);
        Assert.Equal(
            [(ObservableType.Domain, "evil.example", Severity.Critical, 0.5, "A bad place"), (ObservableType.IPv4, "10.0.0.1", Severity.Low, 0.9, null)],
            indicators.Select(static one => (one.Type, one.Value, one.Severity, one.Confidence, one.Name)));
    }

    [Fact]
    public void Read_HeaderNamesColumns_InAnyOrder()
    {
        var (indicators, faults) = Read("type\tvalue\tcategory\tfamily", "ipv4:port\t198.51.100.7:443\tmalware\tdropper", "other\t2001:db8::7\tsuspicious\tscan");

        Assert.Empty(faults);
        Assert.Equal(
            [(ObservableType.IpPort, "198.51.100.7:443", "malware", "dropper"), (ObservableType.IPv6, "2001:db8::7", "suspicious", "scan")],
            indicators.Select(static one => (one.Type, one.Value, one.Labels[0], one.Name)));
    }

    [Theory]
    [InlineData("not an indicator", "IND001")]
    [InlineData("evil.example\tplanet", "IND002")]
    [InlineData("evil.example\t1", "IND002")]
    [InlineData("evil.example\tdomain\tHigh", "IND003")]
    [InlineData("evil.example\tdomain\thigh\t1.5", "IND004")]
    [InlineData("evil.example\tdomain\thigh\tNaN", "IND004")]
    [InlineData("@evil.example", "IND001")]
    public void Read_LineAtFault_IsLeftOutAndNamed(string line, string code)
    {
        var (indicators, faults) = Read("good.example", line);

        Assert.Equal([(code, 2)], faults.Select(static one => (one.Code, one.Line)));
        Assert.Equal(["good.example"], indicators.Select(static one => one.Value));
    }

    private static (List<IndexedIndicator> Indicators, List<ListFault> Faults) Read(params string[] lines)
    {
        var reader = new ListReader("test");
        List<IndexedIndicator> indicators = [];
        List<ListFault> faults = [];
        foreach (var line in lines)
        {
            if (reader.Read(line, out var indicator) is { } fault)
            {
                faults.Add(fault);
            }
            else if (indicator is not null)
            {
                indicators.Add(indicator);
            }
        }

        return (indicators, faults);
    }
}
