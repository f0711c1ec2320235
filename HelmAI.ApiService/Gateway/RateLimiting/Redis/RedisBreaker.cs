using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace HelmAI.ApiService.Gateway.RateLimiting.Redis;

/// <summary>
/// Knows whether Redis decides in time. Once it did not, nobody asks it any more but a probe, four times a second, so that no
/// request waits for what will not come.
/// </summary>
/// <param name="limiter">Asks Redis.</param>
/// <param name="redis">The connection.</param>
/// <param name="options">How long Redis may take.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
internal sealed class RedisBreaker(
    RedisLimiter limiter, IConnectionMultiplexer redis, IOptions<RateLimitOptions> options, TimeProvider time, ILogger<RedisBreaker> logger)
    : BackgroundService
{
    private static readonly TimeSpan ProbeInterval = TimeSpan.FromMilliseconds(250);

    // The first decision of a process compiles code and loads the script.
    private static readonly TimeSpan WarmUpLimit = TimeSpan.FromSeconds(2);

    // A decision like any other, of which nothing is left after a millisecond.
    private static readonly Limit ProbeLimit = new(LimitAlgorithm.TokenBucket, Limit.LargestAmount(LimitAlgorithm.TokenBucket), TimeSpan.FromSeconds(1));
    private static readonly LimitKey ProbeKey = new(string.Empty, "probe", string.Empty);

    private readonly TimeSpan _timeout = TimeSpan.FromMilliseconds(options.Value.TimeoutMilliseconds);
    private readonly SemaphoreSlim _opened = new(initialCount: 0);
    private int _isOpen;

    /// <summary>Whether this process limits by itself.</summary>
    public bool IsOpen => Volatile.Read(ref _isOpen) == 1;

    /// <summary>Asks Redis, unless it is known not to answer.</summary>
    /// <param name="limit">The limit.</param>
    /// <param name="key">What is counted together.</param>
    /// <param name="cost">What to admit.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The decision; <see langword="null"/> where there was none in time.</returns>
    public ValueTask<LimitDecision?> AskAsync(Limit limit, LimitKey key, long cost, CancellationToken cancellationToken) =>
        IsOpen ? default : AskAsync(limit, key, cost, _timeout, cancellationToken);

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await AskAsync(ProbeLimit, ProbeKey, cost: 1, WarmUpLimit, cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _opened.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await _opened.WaitAsync(stoppingToken);
            do
            {
                await Task.Delay(ProbeInterval, time, stoppingToken);
            }
            while (await AskAsync(ProbeLimit, ProbeKey, cost: 1, _timeout, stoppingToken) is null);

            Volatile.Write(ref _isOpen, 0);
            logger.LimitingTogether();
        }
    }

    private async ValueTask<LimitDecision?> AskAsync(Limit limit, LimitKey key, long cost, TimeSpan timeout, CancellationToken cancellationToken)
    {
        try
        {
            // Commands to a lost connection would wait for it to come back.
            return redis.IsConnected
                ? await limiter.DecideAsync(limit, key, cost, cancellationToken).AsTask().WaitAsync(timeout, time, cancellationToken)
                : throw new RedisConnectionException(ConnectionFailureType.UnableToConnect, "There is no connection to Redis.");
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException or ObjectDisposedException)
        {
            Open(exception);
            return null;
        }
    }

    private void Open(Exception exception)
    {
        if (Interlocked.Exchange(ref _isOpen, 1) == 0)
        {
            logger.LimitingAlone(exception, (int)_timeout.TotalMilliseconds);
            _opened.Release();
        }
    }
}
