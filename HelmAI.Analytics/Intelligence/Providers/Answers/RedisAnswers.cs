using System.Security.Cryptography;
using StackExchange.Redis;

namespace HelmAI.Analytics.Intelligence.Providers.Answers;

/// <summary>Keeps answers in Redis, for all processes. Every member throws <see cref="RedisException"/> or <see cref="TimeoutException"/> when Redis does not do it in time.</summary>
/// <param name="redis">The connection.</param>
/// <param name="time">The clock.</param>
internal sealed class RedisAnswers(IConnectionMultiplexer redis, TimeProvider time) : IAnswerStore
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public async Task<ProviderAnswer?> FindAsync(AnswerKey key) =>
        (byte[]?)await Connected().StringGetAsync(key.InRedis).WaitAsync(Patience, time) is { } bytes ? AnswerJson.TryRead(bytes) : null;

    /// <inheritdoc/>
    public Task StoreAsync(AnswerKey key, ProviderAnswer answer, TimeSpan lifetime) =>
        Connected().StringSetAsync(key.InRedis, AnswerJson.Write(answer), lifetime).WaitAsync(Patience, time);

    /// <inheritdoc/>
    public async Task<IAsyncDisposable?> TryEnterAsync(AnswerKey key, TimeSpan expiry)
    {
        var database = Connected();
        RedisValue token = RandomNumberGenerator.GetBytes(16);
        return await database.LockTakeAsync(key.LockInRedis, token, expiry).WaitAsync(Patience, time) ? new Entry(database, key.LockInRedis, token) : null;
    }

    // Commands to a lost connection would wait for it to come back.
    private IDatabase Connected() => redis.IsConnected
        ? redis.GetDatabase()
        : throw new RedisConnectionException(ConnectionFailureType.UnableToConnect, "There is no connection to Redis.");

    private sealed class Entry(IDatabase database, string key, RedisValue token) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            try
            {
                // Only one's own lock is released: it may have expired, and be another's by now.
                await database.LockReleaseAsync(key, token, CommandFlags.FireAndForget);
            }
            catch (Exception exception) when (exception is RedisException or TimeoutException or ObjectDisposedException)
            {
                // Then it expires.
            }
        }
    }
}
