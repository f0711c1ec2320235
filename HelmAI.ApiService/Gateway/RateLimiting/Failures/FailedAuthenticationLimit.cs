using System.Net;
using HelmAI.ApiService.Gateway.RateLimiting.Local;
using Microsoft.Extensions.Options;

namespace HelmAI.ApiService.Gateway.RateLimiting.Failures;

/// <summary>
/// Counts wrong keys by address, shared by all processes, and remembers in this one which addresses are refused: a request
/// costs nothing until a key is wrong, and a wrong key one decision. A process that has not yet seen an address fail looks up one
/// more key of it before it knows.
/// </summary>
internal sealed class FailedAuthenticationLimit
{
    private const string Policy = "authentication";

    // An address takes some 200 bytes.
    private const int Capacity = 32_768;

    private readonly Generations<string, AddressBlock> _blocks = new(Capacity);
    private readonly ILimiter _limiter;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private long _lastUntil;

    /// <summary>Creates the limit.</summary>
    /// <param name="limiter">Counts.</param>
    /// <param name="options">How many are too many.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">The log.</param>
    public FailedAuthenticationLimit(ILimiter limiter, IOptions<FailedAuthenticationOptions> options, TimeProvider time, ILogger<FailedAuthenticationLimit> logger)
    {
        (_limiter, _time, _logger) = (limiter, time, logger);
        IsEnabled = options.Value.Limit > 0;
        Limit = new(LimitAlgorithm.SlidingWindow, Math.Max(1, options.Value.Limit), TimeSpan.FromSeconds(options.Value.WindowSeconds));
    }

    /// <summary>Whether wrong keys are counted at all.</summary>
    public bool IsEnabled { get; }

    /// <summary>How many wrong keys are too many.</summary>
    public Limit Limit { get; }

    /// <summary>How long an address is still refused.</summary>
    /// <param name="address">The address.</param>
    /// <returns>The time; zero where it is not.</returns>
    public TimeSpan BlockOf(IPAddress? address)
    {
        var now = _time.GetTimestamp();
        // Nobody is refused most of the time, and then not even the address is looked at.
        return Volatile.Read(ref _lastUntil) > now && _blocks.TryGet(ClientAddress.SubjectOf(address), out var block) && block.Until > now
            ? _time.GetElapsedTime(now, block.Until)
            : TimeSpan.Zero;
    }

    /// <summary>Counts a wrong key. With the last one that is allowed, or one more, the address is refused for a window.</summary>
    /// <param name="address">Where it came from.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Once it is counted.</returns>
    public async Task RecordAsync(IPAddress? address, CancellationToken cancellationToken)
    {
        var subject = ClientAddress.SubjectOf(address);
        var decision = await _limiter.DecideAsync(Limit, new(string.Empty, Policy, subject), cost: 1, cancellationToken);
        if (decision is { IsAdmitted: true, Remaining: > 0 })
        {
            return;
        }

        var now = _time.GetTimestamp();
        var until = now + (long)(decision.Reset.TotalSeconds * _time.TimestampFrequency);
        _blocks.GetOrAdd(subject, now, (long)(Limit.Window.TotalSeconds * _time.TimestampFrequency), static _ => new()).Until = until;
        // Blocks of one window are made in the order in which they end, or nearly: a stale value only looks an address up in vain, or a moment less.
        Volatile.Write(ref _lastUntil, Math.Max(until, Volatile.Read(ref _lastUntil)));
        _logger.AddressBlocked(subject, decision.ResetSeconds);
    }
}
