using StackExchange.Redis;

namespace HelmAI.Analytics.Intelligence.Providers.Answers;

/// <summary>Keeps answers in Redis, and in this process for as long as Redis does not work in time.</summary>
/// <param name="redis">Keeps them for all processes.</param>
/// <param name="local">Keeps them in this one.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Hears of it.</param>
internal sealed class FallbackAnswers(RedisAnswers redis, LocalAnswers local, TimeProvider time, ILogger<FallbackAnswers> logger) : IAnswerStore
{
    // So that a Redis that is slow costs one request its patience, and not each.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private long _aloneUntil;

    /// <inheritdoc/>
    public Task<ProviderAnswer?> FindAsync(AnswerKey key) => TryAsync(store => store.FindAsync(key));

    /// <inheritdoc/>
    public Task StoreAsync(AnswerKey key, ProviderAnswer answer, TimeSpan lifetime) => TryAsync(async store =>
    {
        await store.StoreAsync(key, answer, lifetime);
        return true;
    });

    /// <inheritdoc/>
    public Task<IAsyncDisposable?> TryEnterAsync(AnswerKey key, TimeSpan expiry) => TryAsync(store => store.TryEnterAsync(key, expiry));

    private async Task<T> TryAsync<T>(Func<IAnswerStore, Task<T>> run)
    {
        if (time.GetUtcNow().UtcTicks < Volatile.Read(ref _aloneUntil))
        {
            return await run(local);
        }

        try
        {
            return await run(redis);
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException or ObjectDisposedException)
        {
            Volatile.Write(ref _aloneUntil, (time.GetUtcNow() + Pause).UtcTicks);
            Log.KeepingAlone(logger, exception, Pause.TotalSeconds);
            return await run(local);
        }
    }
}
