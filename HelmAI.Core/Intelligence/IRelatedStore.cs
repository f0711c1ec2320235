using HelmAI.Core.Errors;

namespace HelmAI.Core.Intelligence;

/// <summary>What indicators are related to. Every member throws <see cref="DatabaseException"/> when the database fails.</summary>
public interface IRelatedStore
{
    /// <summary>Stores what indicators are related to, where it is newer than what is stored.</summary>
    /// <param name="objects">The objects, at most <see cref="IIndicatorStore.MaxAtOnce"/> together with the relationships.</param>
    /// <param name="relationships">The relationships.</param>
    /// <param name="cancellationToken">Gives up before the commit.</param>
    /// <returns>How many were stored; the others were there in that version or a later one.</returns>
    Task<int> SaveAsync(
        IReadOnlyList<IntelligenceObject> objects, IReadOnlyList<IntelligenceRelationship> relationships, CancellationToken cancellationToken);

    /// <summary>Lists what an indicator is related to, a hundred things at most.</summary>
    /// <param name="tenantId">The tenant, which sees its own and shared relationships.</param>
    /// <param name="id">The indicator.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The things.</returns>
    Task<IReadOnlyList<RelatedObject>> ListAsync(string tenantId, Guid id, CancellationToken cancellationToken);
}
