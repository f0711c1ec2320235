namespace HelmAI.Core.Live;

/// <summary>Counts within this process, for one that runs alone.</summary>
/// <param name="window">What it has counted.</param>
public sealed class LocalLiveMetrics(LiveWindow window) : ILiveMetrics
{
    /// <inheritdoc/>
    public void Record(string tenantId, Action<LiveBucket> count) => window.Record(tenantId, count);

    /// <inheritdoc/>
    public Task<LiveReading> ReadAsync(string tenantId, CancellationToken cancellationToken) => Task.FromResult(window.Read(tenantId));
}
