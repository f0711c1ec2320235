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
}
