using System.Text;
using HelmAI.Core.Webhooks;

namespace HelmAI.ApiService.Webhooks;

/// <summary>One try to deliver.</summary>
internal sealed record AttemptResponse
{
    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>How long it took, in milliseconds.</summary>
    public required double LatencyMs { get; init; }

    /// <summary>The status of the answer; null where there was none.</summary>
    public required int? StatusCode { get; init; }

    /// <summary>Why it failed; null where it did not.</summary>
    public required string? Error { get; init; }

    /// <summary>The first bytes of the answer's body, read as UTF-8; null where there was no answer.</summary>
    public required string? Answer { get; init; }

    /// <summary>Describes an attempt.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <returns>Its description.</returns>
    public static AttemptResponse From(DeliveryAttempt attempt) => new()
    {
        StartedAt = attempt.StartedAt,
        LatencyMs = attempt.Duration.TotalMilliseconds,
        StatusCode = attempt.StatusCode,
        Error = attempt.Error,
        Answer = attempt.Answer is null ? null : Encoding.UTF8.GetString(attempt.Answer),
    };
}
