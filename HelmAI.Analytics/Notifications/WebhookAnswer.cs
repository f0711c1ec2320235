namespace HelmAI.Analytics.Notifications;

/// <summary>What came back from a webhook's target.</summary>
internal sealed record WebhookAnswer
{
    /// <summary>The status; <see langword="null"/> where no answer came.</summary>
    public int? StatusCode { get; init; }

    /// <summary>Why the delivery failed; <see langword="null"/> where it did not.</summary>
    public string? Error { get; init; }

    /// <summary>The first bytes of the body.</summary>
    public byte[]? Body { get; init; }

    /// <summary>For how long the receiver asked to be left alone.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the message can't be sent, now or later: the target may not be called, or there is nothing to send.</summary>
    public bool IsFinal { get; init; }

    /// <summary>An attempt that makes others needless.</summary>
    /// <param name="reason">Why it can't be sent.</param>
    /// <returns>The answer.</returns>
    public static WebhookAnswer Refused(string reason) => new() { Error = reason, IsFinal = true };
}
