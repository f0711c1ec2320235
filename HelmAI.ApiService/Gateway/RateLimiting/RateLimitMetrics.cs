using System.Diagnostics.Metrics;

namespace HelmAI.ApiService.Gateway.RateLimiting;

/// <summary>Counts what limiters decide.</summary>
internal sealed class RateLimitMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "HelmAI.RateLimiting";

    private readonly Counter<long> _decisions;
    private readonly Counter<long> _fallbacks;
    private readonly Counter<long> _blocked;

    /// <summary>Creates the instruments.</summary>
    /// <param name="meters">Makes the meter.</param>
    public RateLimitMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _decisions = meter.CreateCounter<long>("helm.rate_limit.decisions", "{decision}", "Decisions about requests and batches, by policy and outcome");
        _fallbacks = meter.CreateCounter<long>("helm.rate_limit.fallbacks", "{decision}", "Decisions that this process made by itself since Redis did not answer in time");
        _blocked = meter.CreateCounter<long>("helm.authentication.blocked", "{request}", "Requests refused unread since too many keys from their address were wrong");
    }

    /// <summary>Counts a decision.</summary>
    /// <param name="policy">The policy's name.</param>
    /// <param name="admitted">Whether the cost was admitted.</param>
    public void Decided(string policy, bool admitted) =>
        _decisions.Add(1, new("policy", policy), new("outcome", admitted ? "admitted" : "refused"));

    /// <summary>Counts a decision made without Redis.</summary>
    public void FellBack() => _fallbacks.Add(1);

    /// <summary>Counts a request from a blocked address.</summary>
    public void Blocked() => _blocked.Add(1);
}
