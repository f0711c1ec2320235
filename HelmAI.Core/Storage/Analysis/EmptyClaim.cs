using HelmAI.Core.Events;

namespace HelmAI.Core.Storage.Analysis;

/// <summary>The claim when nothing waits.</summary>
internal sealed class EmptyClaim : IEventClaim
{
    /// <summary>The one instance.</summary>
    public static readonly EmptyClaim Instance = new();

    private EmptyClaim()
    {
    }

    /// <inheritdoc/>
    public IReadOnlyList<SecurityEvent> Events => [];

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<CorrelationKey, ReadOnlyMemory<byte>>> ReadStatesAsync(
        IReadOnlyCollection<CorrelationKey> keys, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("An empty claim has no events whose correlations could be read.");

    /// <inheritdoc/>
    public Task CompleteAsync(
        IReadOnlyList<AnalysisResult> results, IReadOnlyList<CorrelationState> states, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("An empty claim has no events that could have results.");

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
