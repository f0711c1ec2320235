using System.Net;
using HelmAI.ApiService.Gateway.Authentication.Keys;

namespace HelmAI.Tests.ApiService.Gateway.Authentication.Keys;

public sealed class AllowedNetworkTests
{
    [Theory]
    [InlineData("10.0.0.0/8", "10.255.0.1", true)]
    [InlineData("10.0.0.0/8", "11.0.0.1", false)]
    [InlineData("10.0.0.0/8", "::ffff:10.1.2.3", true)]
    [InlineData("::ffff:10.0.0.0/104", "10.1.2.3", true)]
    [InlineData("::ffff:10.0.0.0/104", "11.1.2.3", false)]
    [InlineData("192.0.2.7/32", "192.0.2.7", true)]
    [InlineData("192.0.2.7/32", "192.0.2.8", false)]
    [InlineData("2001:db8::/32", "2001:db8:ffff::1", true)]
    [InlineData("2001:db8::/32", "2001:db9::1", false)]
    [InlineData("2001:db8::/32", "10.0.0.1", false)]
    [InlineData("0.0.0.0/0", "198.51.100.1", true)]
    [InlineData("0.0.0.0/0", "2001:db8::1", false)]
    public void Contains_Address_IsAsTheNetworkSays(string network, string address, bool expected) =>
        Assert.Equal(expected, AllowedNetwork.Parse(network).Contains(AllowedNetwork.Normalize(IPAddress.Parse(address))!));

    [Theory]
    [InlineData("10.0.0.0")]
    [InlineData("10.0.0.1/8")]
    [InlineData("10.0.0.0/33")]
    [InlineData("2001:db8::1/32")]
    [InlineData("10/8")]
    [InlineData("somewhere/8")]
    [InlineData("/8")]
    [InlineData("")]
    public void TryParse_NoNetwork_IsRefused(string text) => Assert.False(AllowedNetwork.TryParse(text, out _));
}
