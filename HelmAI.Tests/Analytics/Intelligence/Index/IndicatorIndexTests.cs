using System.Text;
using HelmAI.Core.Intelligence;
using HelmAI.Analytics.Intelligence.Index;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.Analytics.Intelligence.Index;

public sealed class IndicatorIndexTests
{
    [Theory]
    [InlineData("evil.example", "evil.example")]
    [InlineData("a.b.evil.example", "evil.example")]
    [InlineData("x.deep.evil.example", "deep.evil.example")]
    [InlineData("notevil.example", null)]
    [InlineData("example.com", null)]
    [InlineData("evil.example.com", null)]
    public void TryFind_Domain_MeetsTheLongestDomainThatItLiesUnder(string name, string? expected)
    {
        var index = Indexes.Of(Indexes.Indicator(ObservableType.Domain, "evil.example"), Indexes.Indicator(ObservableType.Domain, "deep.evil.example"));

        Assert.Equal(expected, index.Find(ObservableType.Domain, name));
    }

    [Theory]
    [InlineData("10.1.2.3", "10.1.2.3")]
    [InlineData("10.1.2.4", "10.1.2.0/24")]
    [InlineData("10.1.3.0", "10.1.0.0/16")]
    [InlineData("10.1.255.255", "10.1.0.0/16")]
    [InlineData("10.2.0.0", null)]
    [InlineData("10.0.255.255", null)]
    [InlineData("::ffff:10.1.2.4", "10.1.2.0/24")]
    [InlineData("255.255.255.255", "255.255.255.0/24")]
    [InlineData("2001:db8:1::1", "2001:db8:1::/48")]
    [InlineData("2001:db8:2::1", "2001:db8::/32")]
    [InlineData("2001:db9::", null)]
    [InlineData("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "ffff::/16")]
    public void TryFind_Address_MeetsTheSmallestNetworkThatItLiesIn(string address, string? expected)
    {
        var index = Indexes.Of(
            ((string[])["10.1.2.3", "10.1.0.0/16", "10.1.2.0/24", "255.255.255.0/24", "2001:db8::/32", "2001:db8:1::/48", "ffff::/16"])
            .Select(static one => Indexes.Indicator(ObservableType.IPv4, one)));

        Assert.Equal(expected, index.Find(ObservableType.IPv4, address));
    }

    [Theory]
    [InlineData("http://evil.example/drop", "evil.example/drop")]
    [InlineData("https://EVIL.example/drop/", "evil.example/drop")]
    [InlineData("http://evil.example/drop/a/b?c=d", "evil.example/drop")]
    [InlineData("http://evil.example/drop?c=d", "evil.example/drop?c=d")]
    [InlineData("http://evil.example/drop?c=e", "evil.example/drop")]
    [InlineData("http://evil.example/dropper", null)]
    [InlineData("http://evil.example/", null)]
    [InlineData("http://evil.example:8080/drop", null)]
    [InlineData("http://www.evil.example/drop", null)]
    [InlineData("http://host.example/folder/a", "host.example/folder/")]
    [InlineData("http://host.example/folder", null)]
    [InlineData("http://198.51.100.7/anything", "198.51.100.7/")]
    [InlineData("ftp://198.51.100.7:8443/", null)]
    [InlineData("http://any.example/panel/gate.php?id=1", "/panel/gate.php")]
    [InlineData("/panel/gate.php", "/panel/gate.php")]
    [InlineData("/panel", null)]
    public void TryFind_Url_MeetsTheLongestPathThatItLiesUnder(string url, string? expected)
    {
        var index = Indexes.Of(
            ((string[])["http://evil.example/drop", "evil.example/drop?c=d", "https://host.example/folder/", "http://198.51.100.7", "/panel/gate.php"])
            .Select(static one => Indexes.Indicator(ObservableType.Url, one)));

        Assert.Equal(expected, index.Find(ObservableType.Url, url));
    }

    [Theory]
    [InlineData(ObservableType.Email, "mallory@evil.example")]
    [InlineData(ObservableType.Sha512, "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e")]
    [InlineData(ObservableType.FileName, "invoice.exe")]
    [InlineData(ObservableType.UserAgent, "evil/1.0 (bot)")]
    [InlineData(ObservableType.Ja3, "44d88612fea8a8f36de82e1278abb02f")]
    [InlineData(ObservableType.RegistryKey, @"hkey_local_machine\software\evil")]
    [InlineData(ObservableType.IpPort, "198.51.100.7:443")]
    public void TryFind_ExactValue_MeetsItselfOnly(ObservableType type, string value)
    {
        var index = Indexes.Of(Indexes.Indicator(type, value));

        Assert.Equal(value, index.Find(type, value));
        Assert.False(index.TryFind(type, Encoding.UTF8.GetBytes(value + "x"), Some.Time, out _));
        Assert.False(index.TryFind(type == ObservableType.Md5 ? ObservableType.Ja3 : ObservableType.Md5, Encoding.UTF8.GetBytes(value), Some.Time, out _));
    }

    [Fact]
    public void TryFind_NotInForce_GivesWayToWhatIs()
    {
        var index = Indexes.Of(
            Indexes.Indicator(ObservableType.Domain, "deep.evil.example") with { ValidUntil = Some.Time },
            Indexes.Indicator(ObservableType.Domain, "deep.evil.example") with { ValidFrom = Some.Time.AddDays(1) },
            Indexes.Indicator(ObservableType.Domain, "evil.example"),
            Indexes.Indicator(ObservableType.IPv4, "10.1.2.0/24") with { ValidUntil = Some.Time },
            Indexes.Indicator(ObservableType.IPv4, "10.0.0.0/8"));

        Assert.Equal("evil.example", index.Find(ObservableType.Domain, "deep.evil.example"));
        Assert.Equal("deep.evil.example", index.Find(ObservableType.Domain, "deep.evil.example", Some.Time.AddSeconds(-1)));
        Assert.Equal("deep.evil.example", index.Find(ObservableType.Domain, "deep.evil.example", Some.Time.AddDays(1)));
        Assert.Equal("10.0.0.0/8", index.Find(ObservableType.IPv4, "10.1.2.3"));
    }

    [Fact]
    public void Next_SeveralIndicatorsOfOneValue_GivesThemAll()
    {
        var index = Indexes.Of(((string?[])["a", "b", null]).Select(static id => Indexes.Indicator(ObservableType.Domain, "Evil.example.") with { Id = id }));

        Assert.True(index.TryFind(ObservableType.Domain, "evil.example"u8, Some.Time, out var hit));
        List<string?> ids = [];
        for (var one = hit.Indicator; one != IndicatorIndex.None; one = index.Next(one, Some.Time))
        {
            ids.Add(index.IdOf(one));
        }

        Assert.Equal([null, "a", "b"], ids.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void TryFind_AnyType_AllocatesNothing()
    {
        var values = new (ObservableType Type, byte[] Value)[]
        {
            (ObservableType.Domain, "a.b.evil.example"u8.ToArray()),
            (ObservableType.IPv4, "10.1.2.3"u8.ToArray()),
            (ObservableType.IPv6, "2001:db8::1"u8.ToArray()),
            (ObservableType.Url, "http://evil.example/a/b/c?d"u8.ToArray()),
            (ObservableType.Url, "http://good.example/a/b/c?d"u8.ToArray()),
        };
        var index = Indexes.Of(
            Indexes.Indicator(ObservableType.Domain, "evil.example"),
            Indexes.Indicator(ObservableType.IPv4, "10.0.0.0/8"),
            Indexes.Indicator(ObservableType.IPv6, "2001:db8::/32"),
            Indexes.Indicator(ObservableType.Url, "evil.example/a"),
            Indexes.Indicator(ObservableType.Url, "/z"));
        int Hits()
        {
            var hits = 0;
            foreach (var (type, value) in values)
            {
                hits += index.TryFind(type, value, Some.Time, out _) ? 1 : 0;
            }

            return hits;
        }

        Hits();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var found = Hits();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal((4, 0), (found, allocated));
    }
}
