using HelmAI.Core.Errors;

namespace HelmAI.Core.Storage;

/// <summary>The events that wait for their analysis. Every member throws <see cref="DatabaseException"/> when the database fails.</summary>
public interface IEventQueue
{
    /// <summary>
    /// Takes waiting events, oldest first, so that no other worker gets them while the claim lives.
    /// An event whose earlier worker died comes alone, so that it can't take others with it; after its third such death it is failed instead.
    /// </summary>
    /// <param name="maxEvents">How many at most, 1 or more.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A claim; empty when nothing waits.</returns>
    Task<IEventClaim> ClaimAsync(int maxEvents, CancellationToken cancellationToken);

    /// <summary>Measures the queue.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How much waits, and since when.</returns>
    Task<Backlog> GetBacklogAsync(CancellationToken cancellationToken);

    /// <summary>Forgets states of correlations that expired before a time; those that a claim holds stay.</summary>
    /// <param name="before">The time.</param>
    /// <param name="max">How many at most, 1 or more.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many were forgotten; fewer than <paramref name="max"/> where no more were found.</returns>
    Task<int> RemoveExpiredStatesAsync(DateTimeOffset before, int max, CancellationToken cancellationToken);
}
