using HelmAI.Analytics.Notifications.Messages;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.Analytics.Notifications.Messages;

public sealed class WebhookSignatureTests
{
    // The example of the reference libraries of Standard Webhooks.
    private const string Secret = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string Expected = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    [Fact]
    public void Of_TheExampleOfTheSpecification_IsItsSignature() => Assert.Equal(
        Expected,
        WebhookSignature.Of([Convert.FromBase64String(Secret)], "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, """{"test": 2432232314}"""u8.ToArray()));

    [Fact]
    public void Of_TwoSecrets_IsOneSignatureEach()
    {
        var signatures = WebhookSignature.Of([Some.Hash("new"), Convert.FromBase64String(Secret)], "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, """{"test": 2432232314}"""u8.ToArray()).Split(' ');

        Assert.Equal(2, signatures.Length);
        Assert.Equal(Expected, signatures[1]);
        Assert.NotEqual(Expected, signatures[0]);
    }

    [Fact]
    public void ToText_NewSecret_IsAPrefixAnd32BytesInBase64()
    {
        var text = WebhookSecret.ToText(WebhookSecret.Create());

        Assert.StartsWith("whsec_", text, StringComparison.Ordinal);
        Assert.Equal(32, Convert.FromBase64String(text["whsec_".Length..]).Length);
        Assert.NotEqual(text, WebhookSecret.ToText(WebhookSecret.Create()));
    }
}
