using System.Text;
using HelmAI.Analytics.Intelligence.AllowLists;
using HelmAI.Analytics.Intelligence.Lists;
using HelmAI.Analytics.Scoring;
using HelmAI.Core.Intelligence;
using HelmAI.Tests.Analytics.Intelligence.Matching;
using HelmAI.Tests.Analytics.Sigma;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.Analytics.Intelligence.AllowLists;

public sealed class AllowListTests
{
    [Theory]
    [InlineData("hostname", "domain,url", "good.example", ObservableType.Domain, "a.good.example", true)]
    [InlineData("hostname", "domain,url", ".Good.Example", ObservableType.Domain, "good.example", true)]
    [InlineData("hostname", "domain,url", "good.example", ObservableType.Domain, "notgood.example", false)]
    [InlineData("hostname", "domain,url", "good.example", ObservableType.Url, "https://a.good.example/x", true)]
    [InlineData("hostname", "domain", "good.example", ObservableType.Url, "https://a.good.example/x", false)]
    [InlineData("string", "domain", "good.example", ObservableType.Domain, "GOOD.example", true)]
    [InlineData("string", "domain", "good.example", ObservableType.Domain, "a.good.example", false)]
    [InlineData("string", "domain", ".good.example", ObservableType.Domain, "a.good.example", true)]
    [InlineData("string", "md5", "44D88612FEA8A8F36DE82E1278ABB02F", ObservableType.Md5, "44d88612fea8a8f36de82e1278abb02f", true)]
    [InlineData("cidr", "ip-dst", "10.0.0.0/8", ObservableType.IPv4, "10.1.2.3", true)]
    [InlineData("cidr", "ip-dst", "10.0.0.0/8", ObservableType.IPv4, "11.1.2.3", false)]
    [InlineData("cidr", "ip-dst", "10.0.0.0/8", ObservableType.IpPort, "10.1.2.3:80", false)]
    [InlineData("cidr", "ip-dst|port", "10.0.0.0/8", ObservableType.IpPort, "10.1.2.3:80", true)]
    [InlineData("cidr", "ip-src", "2001:DB8::/32", ObservableType.IPv6, "2001:db8::1", true)]
    [InlineData("substring", "email-src", "Example.", ObservableType.Email, "ann@good.example.org", true)]
    [InlineData("substring", "email-src", "evil", ObservableType.Email, "ann@good.example.org", false)]
    [InlineData("regex", "email-src", @"/^(noc|abuse)\\@.*$/i", ObservableType.Email, "noc@good.example", true)]
    [InlineData("regex", "email-src", @"/^(noc|abuse)\\@.*$/", ObservableType.Email, "ann@good.example", false)]
    [InlineData("regex", "email-src", "/(/", ObservableType.Email, "ann@good.example", false)]
    public async Task Find_EachKindOfList_ComparesAsMispDoes(string kind, string attributes, string entry, ObservableType type, string value, bool isOn)
    {
        var index = new AllowListIndex([await ReadAsync(kind, attributes, entry)]);

        Assert.Equal(isOn ? "A list" : null, index.Find(Observables.Normalise(type, value)!));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"name":"x","type":"magic","list":[]}""")]
    [InlineData("""{"name":1,"list":["a"]}""")]
    [InlineData("""{"name":"x","list":"a"}""")]
    [InlineData("not json")]
    public Task ReadAsync_AnythingElse_IsNoList(string json) =>
        Assert.ThrowsAsync<InvalidDataException>(() => AllowList.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(json)), default));

    [Theory]
    [InlineData("""{"a":"evil.example"}""", null, 1)]
    [InlineData("""{"a":"cdn.good.example"}""", "A list", 0)]
    [InlineData("""{"a":"evil.example","b":"cdn.good.example"}""", "A list", 1)]
    public async Task Detect_MatchOnAnAllowList_IsSuppressedByItsName(string json, string? list, int counted)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("list.json"), Json("hostname", "domain", "good.example"));
        await File.WriteAllTextAsync(folder.File("garbage.json"), "[");
        using var live = await LiveContent.LoadAsync(
            new IndicatorOptions { AllowLists = folder.Path },
            new FixedSource(((string[])["evil.example", "cdn.good.example"]).Select(static one => new IndexedIndicator { Source = "feed", Type = ObservableType.Domain, Value = one }).ToArray()));

        var (risk, findings) = RiskScore.Combine(live.Findings(Some.Event(json)));

        Assert.Equal(list, findings.Select(static one => one.SuppressedBy).FirstOrDefault(static one => one is not null));
        Assert.Equal(counted, findings.Count(static one => one.Contribution > 0));
        Assert.Equal(counted > 0, risk > 0);
    }

    [SharedDataFact]
    public async Task ReadAsync_MispsArchive_LoadsWhole()
    {
        List<AllowList> lists = [];
        await foreach (var (place, list, fault) in AllowListReader.ReadAsync(Path.Combine(SharedData.Root!, "indicators", "misp-warninglists.tar.gz"), default))
        {
            Assert.True(fault is null, $"{place}: {fault}");
            lists.Add(list!);
        }

        var index = new AllowListIndex(lists);
        Assert.Equal((136, 0), (lists.Count, index.Refused));
        foreach (var (type, value) in new[]
        {
            (ObservableType.IPv4, "10.1.2.3"), (ObservableType.Domain, "www.bmw.de"), (ObservableType.Domain, "mail.google.ad"), (ObservableType.Md5, "44d88612fea8a8f36de82e1278abb02f"),
            (ObservableType.Email, "abuse@somewhere.example"), (ObservableType.IPv6, "2001:db8::1"),
        })
        {
            Assert.NotNull(index.Find(Observables.Normalise(type, value)!));
        }

        Assert.Null(index.Find(new Observable(ObservableType.Domain, "evil.test.invalid-name.zz")));
    }

    private static Task<AllowList> ReadAsync(string kind, string attributes, string entry) =>
        AllowList.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(Json(kind, attributes, entry))), default);

    private static string Json(string kind, string attributes, string entry) =>
        $$"""{"name":"A list","type":"{{kind}}","matching_attributes":["{{attributes.Replace(",", "\",\"", StringComparison.Ordinal)}}"],"list":["{{entry}}"]}""";
}
