using HelmAI.Analytics.Notifications;
using HelmAI.Core.Webhooks;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.Analytics.Notifications;

public sealed class VerdictTests
{
    [Theory]
    [InlineData(200, DeliveryState.Delivered, TargetCondition.Well)]
    [InlineData(204, DeliveryState.Delivered, TargetCondition.Well)]
    [InlineData(302, DeliveryState.Pending, TargetCondition.Well)]
    [InlineData(400, DeliveryState.Pending, TargetCondition.Well)]
    [InlineData(408, DeliveryState.Pending, TargetCondition.Failing)]
    [InlineData(410, DeliveryState.Failed, TargetCondition.Gone)]
    [InlineData(429, DeliveryState.Pending, TargetCondition.Failing)]
    [InlineData(500, DeliveryState.Pending, TargetCondition.Failing)]
    [InlineData(null, DeliveryState.Pending, TargetCondition.Failing)]
    public void Of_Answer_SaysWhatBecomesOfDeliveryAndTarget(int? status, DeliveryState state, TargetCondition target)
    {
        var answer = new WebhookAnswer { StatusCode = status, Error = status is >= 200 and < 300 ? null : "no" };

        var outcome = Verdict.Of(answer, attempt: 1, maxAttempts: 3, Some.Time, jitter: 1);

        Assert.Equal((state, target), (outcome.State, outcome.Target));
        Assert.Equal(state == DeliveryState.Pending ? Some.Time.AddSeconds(5) : null, outcome.NextAttemptAt);
    }

    [Fact]
    public void Of_LastAttempt_Fails() =>
        Assert.Equal(DeliveryState.Failed, Verdict.Of(new() { StatusCode = 500, Error = "no" }, attempt: 3, maxAttempts: 3, Some.Time, jitter: 1).State);

    [Fact]
    public void Of_RetryAfter_PostponesTheDeliveryAndPausesATargetThatHasTrouble()
    {
        var asked = new WebhookAnswer { StatusCode = 429, Error = "no", RetryAfter = TimeSpan.FromMinutes(10) };

        var outcome = Verdict.Of(asked, attempt: 1, maxAttempts: 3, Some.Time, jitter: 0.5);

        Assert.Equal((Some.Time.AddMinutes(10), Some.Time.AddMinutes(10)), (outcome.NextAttemptAt, outcome.PauseUntil));
        Assert.Null(Verdict.Of(asked with { StatusCode = 400 }, attempt: 1, maxAttempts: 3, Some.Time, jitter: 0.5).PauseUntil);
    }
}
