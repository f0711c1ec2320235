using HelmAI.Core.Errors;
using HelmAI.Core.Rollups;

namespace HelmAI.Core.Storage;

/// <summary>
/// Figures per quarter of an hour, which outlive the rows they were made from. Whoever writes rows writes what they change too, in the same
/// transaction; reading counts what is not folded yet, so that answers are exact at any moment. Every member throws
/// <see cref="DatabaseException"/> when the database fails.
/// </summary>
public interface IRollupStore
{
    /// <summary>Moves changes into the figures, which keeps reading quick. In one transaction, so that each counts once.</summary>
    /// <param name="limit">How many at most, 1 or more.</param>
    /// <param name="cancellationToken">Gives up before the commit.</param>
    /// <returns>How many it was; <see langword="null"/> where another process folds just now.</returns>
    Task<int?> FoldAsync(int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Makes the figures anew from the rows, in one transaction that sees one moment; who writes meanwhile goes on. Quarters of which retention
    /// has removed rows stay as they are.
    /// </summary>
    /// <param name="from">Only quarters that begin at this time or later; <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Gives up before the commit.</param>
    /// <returns>Once that is durable.</returns>
    Task RebuildAsync(DateTimeOffset? from, CancellationToken cancellationToken);

    /// <summary>Sums a measure.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="measure">The measure; not <see cref="RollupMeasure.Users"/>.</param>
    /// <param name="steps">The steps.</param>
    /// <param name="groups">What is kept apart.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A sum for each step and group of which there is any, in no order.</returns>
    Task<IReadOnlyList<RollupSum>> SumAsync(string tenantId, RollupMeasure measure, TimeSteps steps, RollupGroups groups, CancellationToken cancellationToken);

    /// <summary>Finds the names of which most was counted.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="measure">The measure.</param>
    /// <param name="steps">The range.</param>
    /// <param name="limit">How many names at most, 1 or more.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The names, most first.</returns>
    Task<IReadOnlyList<string>> ListNamesAsync(string tenantId, RollupMeasure measure, TimeSteps steps, int limit, CancellationToken cancellationToken);

    /// <summary>Sums the risk of events.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="steps">The steps.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The risk of each step in which any event was processed, in no order.</returns>
    Task<IReadOnlyList<RiskSum>> SumRiskAsync(string tenantId, TimeSteps steps, CancellationToken cancellationToken);

    /// <summary>Counts distinct users.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="steps">The steps.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The users of each step in which any was active, in no order.</returns>
    Task<IReadOnlyList<StepUsers>> CountUsersAsync(string tenantId, TimeSteps steps, CancellationToken cancellationToken);

    /// <summary>Counts the distinct users of features.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="steps">The range.</param>
    /// <param name="limit">How many features at most, 1 or more.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The features with most users, most first.</returns>
    Task<IReadOnlyList<FeatureUsers>> CountFeatureUsersAsync(string tenantId, TimeSteps steps, int limit, CancellationToken cancellationToken);
}
