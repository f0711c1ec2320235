namespace HelmAI.Core.Live;

/// <summary>Counts what happens, so that figures of the last minutes are there without looking for what they count.</summary>
public interface ILiveMetrics
{
    /// <summary>Counts something now; neither waits nor fails.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="count">Adds to the bucket of now; called at once, under a lock, and must not throw.</param>
    void Record(string tenantId, Action<LiveBucket> count);

    /// <summary>Reads what all processes have counted; where theirs can't be had, this one's part.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The counts.</returns>
    Task<LiveReading> ReadAsync(string tenantId, CancellationToken cancellationToken);
}
