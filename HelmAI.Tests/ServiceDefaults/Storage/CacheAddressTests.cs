using System.Net;
using HelmAI.ServiceDefaults.Storage;

namespace HelmAI.Tests.ServiceDefaults.Storage;

public sealed class CacheAddressTests
{
    [Theory]
    [InlineData("redis://cache", "cache", 6379, null, null, 0, false)]
    [InlineData("redis://cache:7000/5", "cache", 7000, null, null, 5, false)]
    [InlineData("rediss://:s%2Ccret%40@cache", "cache", 6379, null, "s,cret@", 0, true)]
    [InlineData("redis://helm:secret@cache:7000", "cache", 7000, "helm", "secret", 0, false)]
    public void Find_Url_IsReadInAllItsParts(string url, string host, int port, string? user, string? password, int database, bool tls)
    {
        var options = CacheAddress.Find(new CacheOptions { Url = url })!;

        Assert.Equal([new DnsEndPoint(host, port)], options.EndPoints);
        Assert.Equal((user, password, database, tls), (options.User, options.Password, options.DefaultDatabase, options.Ssl));
    }

    [Fact]
    public void Find_UrlWithoutDatabase_TakesTheSettingsNumber() =>
        Assert.Equal(7, CacheAddress.Find(new CacheOptions { Url = "redis://cache", Database = 7 })!.DefaultDatabase);

    [Fact]
    public void Find_ConnectionString_OverrulesTheUrl() =>
        Assert.Equal(
            [new DnsEndPoint("aspire", 6380)],
            CacheAddress.Find(new CacheOptions { Url = "redis://cache", ConnectionString = "aspire:6380,password=x" })!.EndPoints);

    [Fact]
    public void Find_Anything_NeverEndsTheProgramWhereRedisIsAway() =>
        Assert.False(CacheAddress.Find(new CacheOptions { ConnectionString = "cache,abortConnect=true" })!.AbortOnConnectFail);

    [Theory]
    [InlineData(null, null)]
    [InlineData("not a url", null)]
    [InlineData(null, "cache,nonsense=1")]
    public void Find_NothingThatCanBeRead_NamesNoRedis(string? url, string? connection) =>
        Assert.Null(CacheAddress.Find(new CacheOptions { Url = url, ConnectionString = connection }));
}
