using HelmAI.Analytics.Intelligence.Providers;

namespace HelmAI.Tests.Analytics.Intelligence.Providers;

public sealed class ProviderSettingsTests
{
    [Theory]
    [InlineData("https://a.example/threats/{value}", true)]
    [InlineData("http://a.example:8080/{type}?q={value}", true)]
    [InlineData("https://a.example/threats", false)]
    [InlineData("https://{value}/", false)]
    [InlineData("https://{value}.a.example/", false)]
    [InlineData("https://user:secret@a.example/{value}", false)]
    [InlineData("ftp://a.example/{value}", false)]
    [InlineData("{value}", false)]
    public void IsTemplate_Text_IsOneWhereTheValueCannotChooseTheServer(string text, bool expected) =>
        Assert.Equal(expected, ProviderSettings.IsTemplate(text));

    [Theory]
    [InlineData("198.51.100.23", "https://a.example/ipv4/198.51.100.23")]
    [InlineData("http://evil.example/../x?y#z", "https://a.example/url/http%3A%2F%2Fevil.example%2Fx%3Fy")]
    [InlineData("{type}/../../admin", "https://a.example//%7Btype%7D%2F..%2F..%2Fadmin")]
    public void AddressOf_AnyValue_IsOneSegmentOfThePath(string value, string expected)
    {
        var target = LookupTarget.Parse(value, "value");

        Assert.Equal(expected, new ProviderSettings("a", "https://a.example/{type}/{value}").AddressOf(target.Type, target.Value).AbsoluteUri);
    }
}
