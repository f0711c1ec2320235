using HelmAI.Core.Activity;
using HelmAI.Core.Errors;

namespace HelmAI.Core.Storage;

/// <summary>The one way by which activities enter the store: concurrent callers share one commit, a lone caller waits for nobody.</summary>
public interface IActivityAppender
{
    /// <summary>Stores an activity, durably before it returns.</summary>
    /// <param name="submission">The activity.</param>
    /// <param name="cancellationToken">Gives up waiting; the activity may be stored all the same.</param>
    /// <returns>Once it is durable.</returns>
    /// <exception cref="DatabaseException">The database failed; the activity is not stored, or, where the connection was lost during the commit, nobody knows.</exception>
    Task AppendAsync(ActivitySubmission submission, CancellationToken cancellationToken);

    /// <summary>Stores a batch, all or nothing, in a commit of its own: it is large enough to be worth one.</summary>
    /// <param name="submissions">The activities; the caller bounds their number and size.</param>
    /// <param name="cancellationToken">Gives up before the commit.</param>
    /// <returns>Once they are durable.</returns>
    /// <exception cref="DatabaseException">The database failed; nothing is stored, or, where the connection was lost during the commit, nobody knows.</exception>
    Task AppendAsync(IReadOnlyList<ActivitySubmission> submissions, CancellationToken cancellationToken);
}
