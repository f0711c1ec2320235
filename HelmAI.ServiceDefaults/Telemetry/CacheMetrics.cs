using System.Diagnostics.Metrics;

namespace HelmAI.ServiceDefaults.Telemetry;

/// <summary>Counts what caches had and had not: <c>cache_hits_total</c> and <c>cache_misses_total</c>, by <c>cache_name</c>.</summary>
public sealed class CacheMetrics
{
    private readonly Counter<long> _hits;
    private readonly Counter<long> _misses;

    /// <summary>Creates the instruments.</summary>
    /// <param name="meters">Makes the meter.</param>
    public CacheMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("HelmAI.Cache");
        _hits = meter.CreateCounter<long>("cache.hits", "{hit}", "Cache hits");
        _misses = meter.CreateCounter<long>("cache.misses", "{miss}", "Cache misses");
    }

    /// <summary>Counts a look into a cache.</summary>
    /// <param name="cache">The cache's name.</param>
    /// <param name="isHit">Whether it had what was looked for.</param>
    public void Record(string cache, bool isHit) => (isHit ? _hits : _misses).Add(1, new KeyValuePair<string, object?>("cache_name", cache));
}
