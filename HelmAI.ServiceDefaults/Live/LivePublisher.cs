using System.Buffers.Binary;
using HelmAI.Core.Live;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace HelmAI.ServiceDefaults.Live;

/// <summary>
/// Tells other processes, through Redis, what this one has counted: a few times a second, in one round trip for all that changed. What is told
/// are whole buckets rather than steps, so that a message may be lost, or come twice; and after Redis has lost its memory, or may have lost the
/// end of it together with a connection, every process tells again the whole span, which it remembers.
/// </summary>
/// <param name="redis">The connection.</param>
/// <param name="window">What this process has counted.</param>
/// <param name="options">How often.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Hears of failures.</param>
internal sealed class LivePublisher(
    IConnectionMultiplexer redis, LiveWindow window, IOptions<LiveOptions> options, TimeProvider time, ILogger<LivePublisher> logger) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    // Twice the span: a key lives while it is read.
    private static readonly TimeSpan Lifetime = LiveSpan.Length * 2;

    private readonly RedisValue _process = Guid.CreateVersion7(time.GetUtcNow()).ToString("N");
    private (string Epoch, int Losses)? _told;
    private int _losses;
    private bool _isAlone;

    /// <summary>Tells what changed.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Once Redis has taken it.</returns>
    /// <exception cref="RedisException">Redis failed.</exception>
    /// <exception cref="TimeoutException">Redis did not answer in time.</exception>
    public async Task PublishAsync(CancellationToken cancellationToken)
    {
        // Until all is known to be there, the next time tells everything: a Redis that is back, or another in its place, may know an older state.
        var told = _told;
        _told = null;
        if (!redis.IsConnected)
        {
            throw new RedisConnectionException(ConnectionFailureType.UnableToConnect, "There is no connection to Redis.");
        }

        var losses = Volatile.Read(ref _losses);
        var epoch = await FindEpochAsync(redis.GetDatabase()).WaitAsync(Patience, time, cancellationToken);
        var everything = told != (epoch.Id, losses);
        var changes = window.TakeChanges(everything);
        await Task.WhenAll(Send(changes)).WaitAsync(Patience, time, cancellationToken);
        _told = (epoch.Id, losses);
        if (everything && changes.Count > 0)
        {
            logger.ToldAgain(changes.Count);
        }
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryPublishAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(options.Value.IntervalMilliseconds), time);
        redis.ConnectionFailed += NoteLoss;
        try
        {
            do
            {
                await TryPublishAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end; what is left is told when the service stops.
        }
        finally
        {
            redis.ConnectionFailed -= NoteLoss;
        }
    }

    // A connection may be lost and back between two times.
    private void NoteLoss(object? sender, ConnectionFailedEventArgs failure) => Interlocked.Increment(ref _losses);

    private async Task TryPublishAsync(CancellationToken cancellationToken)
    {
        try
        {
            await PublishAsync(cancellationToken);
            if (_isAlone)
            {
                _isAlone = false;
                logger.SharedAgain();
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            if (!_isAlone)
            {
                _isAlone = true;
                logger.NotShared(exception);
            }
        }
    }

    private async Task<LiveEpoch> FindEpochAsync(IDatabaseAsync database)
    {
        if (LiveEpoch.Read(await database.StringGetAsync(LiveKeys.Epoch)) is { } known)
        {
            return window.CountedSince < known.CountedSince ? await PredateAsync(database, known) : known;
        }

        var begun = new LiveEpoch(Guid.CreateVersion7(time.GetUtcNow()).ToString("N"), window.CountedSince);
        return await database.StringSetAsync(LiveKeys.Epoch, begun.ToString(), null, When.NotExists)
            ? begun
            : LiveEpoch.Read(await database.StringGetAsync(LiveKeys.Epoch)) ?? begun;
    }

    // Begun by a process that is younger than this one. Where several say so at once, the oldest of them says it again the next time.
    private async Task<LiveEpoch> PredateAsync(IDatabaseAsync database, LiveEpoch known)
    {
        var earlier = known with { CountedSince = window.CountedSince };
        await database.StringSetAsync(LiveKeys.Epoch, earlier.ToString(), null, When.Exists);
        return earlier;
    }

    private List<Task> Send(IReadOnlyList<LiveChange> changes)
    {
        var batch = redis.GetDatabase().CreateBatch();
        var sent = new List<Task>();
        foreach (var change in changes)
        {
            var counts = LiveKeys.Counts(change.TenantId, change.Number);
            sent.Add(batch.HashSetAsync(counts, _process, LiveMessage.Write(change.Counts)));
            sent.Add(batch.KeyExpireAsync(counts, Lifetime));
            if (change.Users.Count > 0)
            {
                var users = LiveKeys.Users(change.TenantId, change.Number);
                sent.Add(batch.HyperLogLogAddAsync(users, [.. change.Users.Select(ToValue)]));
                sent.Add(batch.KeyExpireAsync(users, Lifetime));
            }
        }

        batch.Execute();
        return sent;
    }

    private static RedisValue ToValue(ulong element)
    {
        var bytes = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, element);
        return bytes;
    }
}
