using HelmAI.Core.Errors;
using HelmAI.Core.Events;

namespace HelmAI.Core.Storage;

/// <summary>A batch of events that one worker analyses. Disposing it uncompleted gives the events back.</summary>
public interface IEventClaim : IAsyncDisposable
{
    /// <summary>The claimed events, oldest first.</summary>
    IReadOnlyList<SecurityEvent> Events { get; }

    /// <summary>What was given up on the way to this claim: events whose workers died of them. That is durable already, and told once.</summary>
    IReadOnlyList<AnalysisResult> GivenUp { get; }

    /// <summary>
    /// Locks and reads the state of correlations; locks are taken in one order that all workers share, so that they cannot deadlock.
    /// For the same reason a claim reads them once.
    /// </summary>
    /// <param name="keys">The states wanted, without repetition.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The states that exist.</returns>
    /// <exception cref="DatabaseException">The database failed.</exception>
    Task<IReadOnlyDictionary<CorrelationKey, ReadOnlyMemory<byte>>> ReadStatesAsync(IReadOnlyCollection<CorrelationKey> keys, CancellationToken cancellationToken);

    /// <summary>
    /// Writes the results and takes the events off the queue, in one transaction. An event that another worker finished meanwhile is left as it is.
    /// Where the database refuses a result, that event alone fails, and says why; a state that it refuses stays as it was.
    /// </summary>
    /// <param name="results">One result per claimed event.</param>
    /// <param name="states">The correlation states that changed.</param>
    /// <param name="cancellationToken">Gives up before the commit.</param>
    /// <returns>The results as they were stored, once all is durable.</returns>
    /// <exception cref="DatabaseException">The database failed; the events stay queued.</exception>
    Task<IReadOnlyList<AnalysisResult>> CompleteAsync(IReadOnlyList<AnalysisResult> results, IReadOnlyList<CorrelationState> states, CancellationToken cancellationToken);
}
