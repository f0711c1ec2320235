using HelmAI.Core.Events;
using HelmAI.Core.Storage;

namespace HelmAI.Analytics.RuleSets.Trial;

/// <summary>Events that are analysed for trial: correlation states live in memory, and nothing is written.</summary>
/// <param name="events">The events.</param>
/// <param name="states">The states, kept from one batch to the next.</param>
internal sealed class RehearsalClaim(IReadOnlyList<SecurityEvent> events, Dictionary<CorrelationKey, ReadOnlyMemory<byte>> states) : IEventClaim
{
    /// <inheritdoc/>
    public IReadOnlyList<SecurityEvent> Events => events;

    /// <inheritdoc/>
    public IReadOnlyList<AnalysisResult> GivenUp => [];

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<CorrelationKey, ReadOnlyMemory<byte>>> ReadStatesAsync(IReadOnlyCollection<CorrelationKey> keys, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<CorrelationKey, ReadOnlyMemory<byte>>>(keys.Where(states.ContainsKey).ToDictionary(static key => key, key => states[key]));

    /// <inheritdoc/>
    public Task<IReadOnlyList<AnalysisResult>> CompleteAsync(IReadOnlyList<AnalysisResult> results, IReadOnlyList<CorrelationState> changed, CancellationToken cancellationToken)
    {
        foreach (var (key, state, _) in changed)
        {
            if (state.IsEmpty)
            {
                states.Remove(key);
            }
            else
            {
                states[key] = state;
            }
        }

        return Task.FromResult(results);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
