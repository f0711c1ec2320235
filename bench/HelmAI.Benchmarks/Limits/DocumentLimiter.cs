using System.Globalization;
using StackExchange.Redis;

namespace HelmAI.Benchmarks.Limits;

/// <summary>The algorithm of the document that the system comes from, as it stands there: up to four calls, one after another, on the client's clock.</summary>
/// <param name="redis">The connection.</param>
/// <param name="time">The clock.</param>
internal sealed class DocumentLimiter(IDatabase redis, TimeProvider time)
{
    /// <summary>Decides.</summary>
    /// <param name="key">Whom it is about.</param>
    /// <param name="limit">How many requests a window admits.</param>
    /// <param name="windowSeconds">The window.</param>
    /// <returns>Whether the request is admitted.</returns>
    public async Task<bool> IsAllowedAsync(string key, int limit, int windowSeconds)
    {
        var now = (time.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds;
        var bucket = $"rate_limit:{key}";
        await redis.SortedSetRemoveRangeByScoreAsync(bucket, 0, now - windowSeconds);
        if (await redis.SortedSetLengthAsync(bucket) >= limit)
        {
            return false;
        }

        await redis.SortedSetAddAsync(bucket, now.ToString("R", CultureInfo.InvariantCulture), now);
        await redis.KeyExpireAsync(bucket, TimeSpan.FromSeconds(windowSeconds + 1));
        return true;
    }
}
