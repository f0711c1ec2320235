using HelmAI.Core.Errors;
using HelmAI.Core.Events;

namespace HelmAI.Core.Storage;

/// <summary>The events that wait for their analysis. Every member throws <see cref="DatabaseException"/> when the database fails.</summary>
public interface IEventQueue
{
    /// <summary>
    /// Takes waiting events, oldest first, so that no other worker gets them while the claim lives.
    /// An event whose earlier worker died comes alone, so that it can't take others with it; after its third such death it is failed instead.
    /// </summary>
    /// <param name="maxEvents">How many at most, 1 or more; fewer come where they are large, so that a claim holds 16 MiB and the size of one event at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A claim; empty when nothing waits.</returns>
    Task<IEventClaim> ClaimAsync(int maxEvents, CancellationToken cancellationToken);

    /// <summary>Has a failed event analysed again: its failed assessment gives way, and is remembered as a <see cref="Replay"/>. Of several who ask at once, one succeeds.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="eventId">The event.</param>
    /// <param name="cancellationToken">Gives up before the commit.</param>
    /// <returns>What became of it, once that is durable.</returns>
    Task<ReplayOutcome> ReplayAsync(string tenantId, Guid eventId, CancellationToken cancellationToken);

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
