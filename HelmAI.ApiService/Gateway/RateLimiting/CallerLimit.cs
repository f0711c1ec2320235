using HelmAI.Core.Errors;

namespace HelmAI.ApiService.Gateway.RateLimiting;

/// <summary>What limits one request: kept with the request while it is handled, and told in its answer's headers (draft-ietf-httpapi-ratelimit-headers-03).</summary>
/// <param name="limiter">Decides.</param>
/// <param name="metrics">Counts.</param>
/// <param name="policy">The policy's name.</param>
/// <param name="limit">The limit.</param>
/// <param name="key">What is counted together.</param>
/// <param name="unit">What is counted, in words.</param>
internal sealed class CallerLimit(ILimiter limiter, RateLimitMetrics metrics, string policy, Limit limit, LimitKey key, string unit)
{
    private long _prepaid;

    /// <summary>The limit.</summary>
    public Limit Limit => limit;

    /// <summary>The last decision, which the headers tell.</summary>
    public LimitDecision Decision { get; private set; }

    /// <summary>Charges 1 for the request itself; a batch pays its first event by that.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The decision.</returns>
    public ValueTask<LimitDecision> ArriveAsync(CancellationToken cancellationToken)
    {
        _prepaid = 1;
        return DecideAsync(cost: 1, cancellationToken);
    }

    /// <summary>Charges more, all of it or nothing.</summary>
    /// <param name="cost">At least 1.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The decision.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The cost could never be admitted.</exception>
    public async ValueTask<LimitDecision> ChargeAsync(long cost, CancellationToken cancellationToken)
    {
        var due = cost - _prepaid;
        if (due > 0 && !(await DecideAsync(due, cancellationToken)).IsAdmitted)
        {
            return Decision;
        }

        _prepaid = Math.Max(0, -due);
        return Decision;
    }

    /// <summary>Tells of it in the answer's headers, whatever becomes of the answer meanwhile.</summary>
    /// <param name="response">The answer.</param>
    public void Announce(HttpResponse response) => response.OnStarting(
        static state =>
        {
            var (limit, response) = ((CallerLimit, HttpResponse))state;
            LimitHeaders.Write(response.Headers, limit.Decision);
            return Task.CompletedTask;
        },
        (this, response));

    /// <summary>The error that refuses the request.</summary>
    /// <returns>The error, <see cref="ErrorCodes.RateLimitExceeded"/>.</returns>
    public RateLimitException Refusal() => LimitHeaders.Refusal(unit, limit, Decision);

    private async ValueTask<LimitDecision> DecideAsync(long cost, CancellationToken cancellationToken)
    {
        Decision = await limiter.DecideAsync(limit, key, cost, cancellationToken);
        metrics.Decided(policy, Decision.IsAdmitted);
        return Decision;
    }
}
