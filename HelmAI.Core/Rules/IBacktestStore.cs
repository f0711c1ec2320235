using HelmAI.Core.Errors;

namespace HelmAI.Core.Rules;

/// <summary>Backtests, so that any process can tell of any. Every member throws <see cref="DatabaseException"/> when the database fails.</summary>
public interface IBacktestStore
{
    /// <summary>Stores a new job, and forgets jobs of the tenant that ended long ago.</summary>
    /// <param name="backtest">The job.</param>
    /// <param name="forgetBefore">Jobs from before this time are forgotten.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Once it is stored.</returns>
    Task AddAsync(Backtest backtest, DateTimeOffset forgetBefore, CancellationToken cancellationToken);

    /// <summary>Finds a job.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="id">The job.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The job; <see langword="null"/> where the tenant has none of that id.</returns>
    Task<Backtest?> FindAsync(string tenantId, Guid id, CancellationToken cancellationToken);

    /// <summary>Stores how far a job got, while it is running.</summary>
    /// <param name="backtest">The job as it stands.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether it was running: a job that somebody cancelled stays so.</returns>
    Task<bool> UpdateAsync(Backtest backtest, CancellationToken cancellationToken);

    /// <summary>Says of running jobs, of whatever tenant, that their process lives.</summary>
    /// <param name="ids">The jobs.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Once it is stored.</returns>
    Task KeepAsync(IReadOnlyCollection<Guid> ids, DateTimeOffset now, CancellationToken cancellationToken);
}
