using HelmAI.ApiService.Formats;

namespace HelmAI.Tests.ApiService.Formats;

public sealed class IpAddressesTests
{
    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("0.0.0.0", "0.0.0.0")]
    [InlineData("::1", "::1")]
    [InlineData("2001:0DB8:0000:0000:0000:0000:0000:0001", "2001:db8::1")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    public void TryCanonicalize_Address_HasOneForm(string text, string expected)
    {
        Assert.True(IpAddresses.TryCanonicalize(text, out var canonical));
        Assert.Equal(expected, canonical);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("1.2.3")]
    [InlineData("0x7f.0.0.1")]
    [InlineData("01.2.3.4")]
    [InlineData("1.2.3.4.5")]
    [InlineData("256.1.1.1")]
    [InlineData(" 1.2.3.4")]
    [InlineData("1.2.3.4 ")]
    [InlineData("[::1]")]
    [InlineData("::1/64")]
    [InlineData("fe80::1%1")]
    [InlineData("localhost")]
    public void TryCanonicalize_AnythingElse_IsRefused(string text) => Assert.False(IpAddresses.TryCanonicalize(text, out _));
}
