namespace HelmAI.Core.Live;

/// <summary>Counts within this process alone.</summary>
/// <param name="window">What it has counted.</param>
/// <param name="isPartial">Whether other processes may count too.</param>
public sealed class LocalLiveMetrics(LiveWindow window, bool isPartial = false) : ILiveMetrics
{
    /// <inheritdoc/>
    public void Record(string tenantId, Action<LiveBucket> count) => window.Record(tenantId, count);

    /// <inheritdoc/>
    public Task<LiveReading> ReadAsync(string tenantId, CancellationToken cancellationToken) => Task.FromResult(window.Read(tenantId, isPartial));
}
