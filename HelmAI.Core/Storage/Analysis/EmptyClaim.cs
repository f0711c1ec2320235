using HelmAI.Core.Events;

namespace HelmAI.Core.Storage.Analysis;

/// <summary>The claim when nothing waits.</summary>
/// <param name="givenUp">What was given up on the way.</param>
internal sealed class EmptyClaim(IReadOnlyList<AnalysisResult> givenUp) : IEventClaim
{
    /// <inheritdoc/>
    public IReadOnlyList<SecurityEvent> Events => [];

    /// <inheritdoc/>
    public IReadOnlyList<AnalysisResult> GivenUp => givenUp;

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<CorrelationKey, ReadOnlyMemory<byte>>> ReadStatesAsync(
        IReadOnlyCollection<CorrelationKey> keys, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("An empty claim has no events whose correlations could be read.");

    /// <inheritdoc/>
    public Task<IReadOnlyList<AnalysisResult>> CompleteAsync(
        IReadOnlyList<AnalysisResult> results, IReadOnlyList<CorrelationState> states, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("An empty claim has no events that could have results.");

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
