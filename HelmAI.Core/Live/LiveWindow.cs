using System.Collections.Concurrent;

namespace HelmAI.Core.Live;

/// <summary>What this process has counted in the last minutes, for each tenant in a ring of buckets. What is older is forgotten.</summary>
public sealed class LiveWindow
{
    // The span's buckets, the one that is not over, and one more for who reads while it turns.
    private static readonly int Buckets = (int)(LiveSpan.Length / LiveBucket.Length) + 2;

    private readonly ConcurrentDictionary<string, LiveBucket?[]> _rings = new(StringComparer.Ordinal);
    private readonly TimeProvider _time;
    private long _forgottenAt;

    /// <summary>Begins to count.</summary>
    /// <param name="time">The clock.</param>
    public LiveWindow(TimeProvider time)
    {
        _time = time;
        CountedSince = time.GetUtcNow();
    }

    /// <summary>When this process began to count, in UTC.</summary>
    public DateTimeOffset CountedSince { get; }

    /// <summary>How many buckets are kept.</summary>
    internal int KeptBuckets => _rings.Values.Sum(static ring => ring.Count(static bucket => bucket is not null));

    /// <summary>How many tenants have buckets.</summary>
    internal int KeptTenants => _rings.Count;

    /// <summary>Counts something now.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="count">Adds to the bucket; called at once, under a lock.</param>
    public void Record(string tenantId, Action<LiveBucket> count)
    {
        ForgetExpired();
        while (!TryRecord(tenantId, count))
        {
            // The tenant's ring was dropped a moment ago: the next one is new.
        }
    }

    /// <summary>Reads what this process has counted.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="isPartial">Whether others have counted too.</param>
    /// <returns>The counts.</returns>
    public LiveReading Read(string tenantId, bool isPartial = false)
    {
        ForgetExpired();
        var reading = new LiveReading(new(_time.GetUtcNow(), CountedSince)) { IsPartial = isPartial };
        if (_rings.TryGetValue(tenantId, out var ring))
        {
            lock (ring)
            {
                foreach (var bucket in Current(ring, reading.Span))
                {
                    reading.Add(bucket);
                }
            }
        }

        return reading;
    }

    /// <summary>Takes what others do not know yet.</summary>
    /// <param name="everything">Whether they know nothing.</param>
    /// <returns>The changes.</returns>
    public IReadOnlyList<LiveChange> TakeChanges(bool everything)
    {
        ForgetExpired();
        var span = new LiveSpan(_time.GetUtcNow(), CountedSince);
        var changes = new List<LiveChange>();
        foreach (var (tenantId, ring) in _rings)
        {
            lock (ring)
            {
                changes.AddRange(Current(ring, span).Select(bucket => bucket.TakeChange(tenantId, everything)).OfType<LiveChange>());
            }
        }

        return changes;
    }

    private bool TryRecord(string tenantId, Action<LiveBucket> count)
    {
        var ring = _rings.GetOrAdd(tenantId, static _ => new LiveBucket?[Buckets]);
        lock (ring)
        {
            if (!_rings.TryGetValue(tenantId, out var kept) || kept != ring)
            {
                return false;
            }

            var number = LiveBucket.NumberAt(_time.GetUtcNow());
            ref var bucket = ref ring[number % Buckets];
            if (bucket?.Number != number)
            {
                bucket = new(number);
            }

            count(bucket);
            bucket.Touch();
            return true;
        }
    }

    // Once for each bucket of time, by whoever comes first: a tenant that counts no more would keep its last minutes for good.
    private void ForgetExpired()
    {
        var span = new LiveSpan(_time.GetUtcNow(), CountedSince);
        if (Interlocked.Exchange(ref _forgottenAt, span.Last) == span.Last)
        {
            return;
        }

        foreach (var (tenantId, ring) in _rings)
        {
            lock (ring)
            {
                Forget(ring, span);

                // Under the lock, so that nobody counts on a ring that is dropped.
                if (Array.TrueForAll(ring, static bucket => bucket is null))
                {
                    _rings.TryRemove(KeyValuePair.Create(tenantId, ring));
                }
            }
        }
    }

    private static void Forget(LiveBucket?[] ring, LiveSpan span)
    {
        for (var i = 0; i < ring.Length; i++)
        {
            if (ring[i]?.Number < span.First)
            {
                ring[i] = null;
            }
        }
    }

    private static IEnumerable<LiveBucket> Current(LiveBucket?[] ring, LiveSpan span) =>
        ring.OfType<LiveBucket>().Where(bucket => bucket.Number >= span.First);
}
