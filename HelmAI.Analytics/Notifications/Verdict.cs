using HelmAI.Core.Webhooks;

namespace HelmAI.Analytics.Notifications;

/// <summary>
/// Decides what follows from an answer, as Standard Webhooks recommends: 2xx is success and everything else is not, redirects included; 410
/// disables the webhook; 429 and 5xx, and no answer at all, say that the target has trouble.
/// </summary>
internal static class Verdict
{
    /// <summary>Decides.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="attempt">Which attempt it was, from 1.</param>
    /// <param name="maxAttempts">How many there are.</param>
    /// <param name="now">The time.</param>
    /// <param name="jitter">A random number from 0 to 1.</param>
    /// <returns>What follows.</returns>
    public static DeliveryOutcome Of(WebhookAnswer answer, int attempt, int maxAttempts, DateTimeOffset now, double jitter)
    {
        if (answer.IsFinal)
        {
            return new(DeliveryState.Failed, TargetCondition.Unknown);
        }

        var target = ConditionOf(answer.StatusCode);
        if (answer.Error is null)
        {
            return new(DeliveryState.Delivered, target);
        }

        var state = target == TargetCondition.Gone || attempt >= maxAttempts ? DeliveryState.Failed : DeliveryState.Pending;
        return new(state, target)
        {
            NextAttemptAt = state == DeliveryState.Pending ? now + RetrySchedule.DelayAfter(attempt, jitter, answer.RetryAfter) : null,
            PauseUntil = target == TargetCondition.Failing && answer.RetryAfter is { } asked ? now + RetrySchedule.Bounded(asked) : null,
        };
    }

    private static TargetCondition ConditionOf(int? status) => status switch
    {
        StatusCodes.Status410Gone => TargetCondition.Gone,
        null or >= 500 or StatusCodes.Status408RequestTimeout or StatusCodes.Status429TooManyRequests => TargetCondition.Failing,
        _ => TargetCondition.Well,
    };
}
