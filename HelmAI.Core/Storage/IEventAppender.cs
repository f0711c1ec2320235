using HelmAI.Core.Errors;
using HelmAI.Core.Events;

namespace HelmAI.Core.Storage;

/// <summary>The one way by which events enter the store: concurrent callers share one commit, a lone caller waits for nobody.</summary>
public interface IEventAppender
{
    /// <summary>Stores and queues an event, durably before it returns, and signals that there is work.</summary>
    /// <param name="submission">The event.</param>
    /// <param name="cancellationToken">Gives up waiting; the event may be stored all the same.</param>
    /// <returns>What became of it.</returns>
    /// <exception cref="DatabaseException">The database failed; the event is not stored, or, where the connection was lost during the commit, nobody knows.</exception>
    Task<AppendResult> AppendAsync(EventSubmission submission, CancellationToken cancellationToken);

    /// <summary>Stores and queues a batch, all or nothing, in a commit of its own: it is large enough to be worth one.</summary>
    /// <param name="submissions">The events; the caller bounds their number and size.</param>
    /// <param name="cancellationToken">Gives up before the commit.</param>
    /// <returns>What became of each, in their order.</returns>
    /// <exception cref="DatabaseException">The database failed; nothing is stored, or, where the connection was lost during the commit, nobody knows.</exception>
    Task<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<EventSubmission> submissions, CancellationToken cancellationToken);
}
