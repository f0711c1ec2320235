using HelmAI.Core.Intelligence;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.Analytics.Intelligence.Import;

public sealed class MispReaderTests
{
    private const string Uuid = "5c8d2c07-1d60-4d3c-9e6e-5d0f950d210f";

    // The event's title, maker and tags stand after its attributes, and count for them all the same.
    private const string Event =
        """
        {"Event":{"uuid":"x","Attribute":[
            {"uuid":"5c8d2c07-1d60-4d3c-9e6e-5d0f950d210f","type":"domain","category":"Network activity","value":"Evil[.]example","to_ids":true,"timestamp":"1769860800","comment":"C2","Tag":[{"name":"own"}]},
            {"uuid":"5c8d2c07-1d60-4d3c-9e6e-5d0f950d2110","type":"link","value":"https://blog.example/","to_ids":false}],
         "Object":[{"name":"file","Attribute":[{"uuid":"5c8d2c07-1d60-4d3c-9e6e-5d0f950d2111","type":"sha256","value":"AEC070645FE53EE3B3763059376134F058CC337247C978ADD178B6CCDFB0019F","to_ids":"1","timestamp":1769860801,"deleted":true}]}],
         "Galaxy":[{"big":[1,2,{"Attribute":[{}]}]}],"info":"Phishing wave","Orgc":{"name":"CIRCL"},"Tag":[{"name":"tlp:green"},{"name":"campaign"}]}}
        """;

    [Theory]
    [InlineData("{0}")]
    [InlineData("""{"response":[{0}]}""")]
    [InlineData("[{0}]")]
    public async Task Read_Event_GivesWhatIsMeantForDetection(string shape)
    {
        var items = await Imported.JsonAsync(shape.Replace("{0}", Event, StringComparison.Ordinal));

        Assert.Equal(3, items.Count);
        var domain = items[0].Indicator!;
        Assert.Equal((new Guid(Uuid), ObservableType.Domain, "evil.example", "Phishing wave", "C2", "CIRCL", "green"), (domain.Id, domain.Type, domain.Value, domain.Name, domain.Description, domain.CreatedBy, domain.Tlp));
        Assert.Equal(["Network activity", "own", "campaign"], domain.Labels);
        Assert.Equal((DateTimeOffset.FromUnixTimeSeconds(1_769_860_800), true), (domain.Modified, domain.IsDated));
        Assert.Equal(default, items[1] with { Length = 0 });
        Assert.Equal((ObservableType.Sha256, true), (items[2].Indicator!.Type, items[2].Indicator!.IsRevoked));
    }

    [Theory]
    [InlineData("ip-dst|port", "198.51.100.1|443", ObservableType.IpPort, "198.51.100.1:443")]
    [InlineData("ip-dst|port", "2001:db8::1|443", ObservableType.IpPort, "[2001:db8::1]:443")]
    [InlineData("ip-src", "2001:DB8::1", ObservableType.IPv6, "2001:db8::1")]
    [InlineData("domain|ip", "evil.example|198.51.100.1", ObservableType.Domain, "evil.example")]
    [InlineData("filename|md5", "a.exe|cead3f77f6cda6ec00f57d76c9a6879f", ObservableType.Md5, "cead3f77f6cda6ec00f57d76c9a6879f")]
    [InlineData("email-src", "Bad@Evil.example", ObservableType.Email, "bad@evil.example")]
    public async Task Read_TypeOfAttribute_IsTheObservable(string type, string value, ObservableType expected, string normal)
    {
        var indicator = Imported.Single(await Imported.JsonAsync(Attribute($$"""{"uuid":"{{Uuid}}","type":"{{type}}","value":"{{value}}","to_ids":true}""")));

        Assert.Equal((expected, normal, false), (indicator.Type, indicator.Value, indicator.IsDated));
    }

    [Theory]
    [InlineData("""{"uuid":"5c8d2c07-1d60-4d3c-9e6e-5d0f950d210f","type":"mutex","value":"x","to_ids":true}""", "Attributes of type 'mutex' can't be looked for.")]
    [InlineData("""{"uuid":"5c8d2c07-1d60-4d3c-9e6e-5d0f950d210f","type":"md5","value":"xyz","to_ids":true}""", "'xyz' is no value of type 'md5'.")]
    [InlineData("""{"uuid":"1","type":"domain","value":"evil.example","to_ids":true}""", "It has no 'uuid'.")]
    [InlineData("""{"uuid":"5c8d2c07-1d60-4d3c-9e6e-5d0f950d210f","type":"domain","to_ids":true}""", "It has no 'value'.")]
    [InlineData("5", "It is no object.")]
    public async Task Read_AttributeAtFault_IsRejectedWithItsReason(string attribute, string reason) =>
        Assert.Equal(reason, Assert.Single(await Imported.JsonAsync(Attribute(attribute))).Error!.Message);

    private static string Attribute(string attribute) => $$$"""{"Event":{"info":"x","Attribute":[{{{attribute}}}]}}""";
}
