using HelmAI.Analytics.Notifications;
using HelmAI.Analytics.Notifications.Targets;
using HelmAI.Core.Errors;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;

namespace HelmAI.Tests.Analytics.Notifications.Targets;

public sealed class TargetRulesTests
{
    [Theory]
    [InlineData("https://soc.example.com/hooks?x=1", "https://soc.example.com/hooks?x=1")]
    [InlineData("HTTPS://SOC.example.com:443", "https://soc.example.com/")]
    [InlineData("https://8.8.8.8:8443/", "https://8.8.8.8:8443/")]
    [InlineData("https://10.20.0.1/", "https://10.20.0.1/")]
    public void CheckUrl_Https_GivesItsCanonicalForm(string url, string canonical) => Assert.Equal(canonical, Rules().CheckUrl(url));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/hooks")]
    [InlineData("soc.example.com")]
    [InlineData("ftp://soc.example.com/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://soc.example.com/")]
    [InlineData("https://user:password@soc.example.com/")]
    [InlineData("https://soc.example.com/#part")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://2130706433/")]
    [InlineData("https://0x7f.1/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://[::ffff:169.254.169.254]/")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    public void CheckUrl_AnythingElse_IsRefused(string? url) => Assert.Throws<ValidationException>(() => Rules().CheckUrl(url));

    [Fact]
    public void CheckUrl_TooLong_IsRefused() =>
        Assert.Throws<ValidationException>(() => Rules().CheckUrl("https://soc.example.com/" + new string('a', TargetRules.MaxUrlLength)));

    [Theory]
    [InlineData("Production", null, false)]
    [InlineData("Production", true, true)]
    [InlineData("Development", null, true)]
    [InlineData("Development", false, false)]
    public void CheckUrl_Http_IsTakenInDevelopmentOrWhereItIsAllowed(string environment, bool? allow, bool taken) =>
        Assert.Equal(taken, Rules(environment, allow).Fault("http://soc.example.com/") is null);

    [Fact]
    public void Validate_NetworkThatIsNone_NamesIt()
    {
        var result = new AllowedNetworksValidator().Validate(null, new() { AllowedNetworks = "10.0.0.0/8, nonsense 10.0.0.0/33" });

        Assert.Contains("'10.0.0.0/33'", result.FailureMessage, StringComparison.Ordinal);
        Assert.Contains("'nonsense'", result.FailureMessage, StringComparison.Ordinal);
        Assert.DoesNotContain("'10.0.0.0/8'", result.FailureMessage, StringComparison.Ordinal);
    }

    private static TargetRules Rules(string environment = "Production", bool? allowHttp = null) => new(
        Options.Create(new WebhookOptions { AllowHttp = allowHttp, AllowedNetworks = "10.20.0.0/16" }), new HostingEnvironment { EnvironmentName = environment });
}
