using System.Text.Json;
using HelmAI.Core.Live;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace HelmAI.ServiceDefaults.Live;

/// <summary>Counts within this process, which <see cref="LivePublisher"/> tells the others, and reads what all have counted from Redis, in one round trip.</summary>
/// <param name="redis">The connection.</param>
/// <param name="window">What this process has counted.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Hears of failures.</param>
internal sealed class RedisLiveMetrics(IConnectionMultiplexer redis, LiveWindow window, TimeProvider time, ILogger<RedisLiveMetrics> logger) : ILiveMetrics
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public void Record(string tenantId, Action<LiveBucket> count) => window.Record(tenantId, count);

    /// <inheritdoc/>
    public async Task<LiveReading> ReadAsync(string tenantId, CancellationToken cancellationToken)
    {
        try
        {
            // Commands to a lost connection would wait for it to come back; without an epoch nobody has told anything yet.
            if (redis.IsConnected && await ReadSharedAsync(tenantId).WaitAsync(Patience, time, cancellationToken) is { } reading)
            {
                return reading;
            }
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException or ObjectDisposedException or JsonException)
        {
            logger.ReadingFailed(exception);
        }

        return window.Read(tenantId, isPartial: true);
    }

    private async Task<LiveReading?> ReadSharedAsync(string tenantId)
    {
        var now = time.GetUtcNow();
        var numbers = new LiveSpan(now, now);
        var batch = redis.GetDatabase().CreateBatch();
        var epochValue = batch.StringGetAsync(LiveKeys.Epoch);
        var buckets = new List<(long Number, Task<HashEntry[]> Processes)>();
        var userKeys = new List<RedisKey>();
        for (var number = numbers.First; number <= numbers.Last; number++)
        {
            buckets.Add((number, batch.HashGetAllAsync(LiveKeys.Counts(tenantId, number))));
            userKeys.Add(LiveKeys.Users(tenantId, number));
        }

        var users = batch.HyperLogLogLengthAsync([.. userKeys]);
        batch.Execute();
        await Task.WhenAll([epochValue, users, .. buckets.Select(static bucket => bucket.Processes)]);
        if (LiveEpoch.Read(await epochValue) is not { } epoch)
        {
            return null;
        }

        var reading = new LiveReading(new(now, epoch.CountedSince)) { EstimatedUsers = await users };
        foreach (var (number, processes) in buckets)
        {
            foreach (var process in await processes)
            {
                reading.Add(number, LiveMessage.Read((byte[])process.Value!));
            }
        }

        return reading;
    }
}
