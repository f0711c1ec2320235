using HelmAI.Core.Administration;
using Microsoft.EntityFrameworkCore;

namespace HelmAI.Core.Rules;

/// <summary>Backtests on either database.</summary>
/// <param name="administration">The database.</param>
internal sealed class BacktestStore(IAdministration administration) : IBacktestStore
{
    /// <inheritdoc/>
    public Task AddAsync(Backtest backtest, DateTimeOffset forgetBefore, CancellationToken cancellationToken) => administration.ChangeAsync(
        async context =>
        {
            await context.Set<Backtest>().Where(one => one.TenantId == backtest.TenantId && one.UpdatedAt < forgetBefore).ExecuteDeleteAsync(cancellationToken);
            context.Add(backtest);
            return await context.SaveChangesAsync(cancellationToken);
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<Backtest?> FindAsync(string tenantId, Guid id, CancellationToken cancellationToken) => administration.ReadAsync(
        tenantId, context => context.Set<Backtest>().SingleOrDefaultAsync(one => one.TenantId == tenantId && one.Id == id, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<bool> UpdateAsync(Backtest backtest, CancellationToken cancellationToken) => administration.ChangeAsync(
        async context => await context.Set<Backtest>()
            .Where(one => one.TenantId == backtest.TenantId && one.Id == backtest.Id && one.State == BacktestState.Running)
            .ExecuteUpdateAsync(
                row => row
                    .SetProperty(static one => one.State, backtest.State)
                    .SetProperty(static one => one.EventsScanned, backtest.EventsScanned)
                    .SetProperty(static one => one.Findings, backtest.Findings)
                    .SetProperty(static one => one.Alerts, backtest.Alerts)
                    .SetProperty(static one => one.ReachedTime, backtest.ReachedTime)
                    .SetProperty(static one => one.Samples, backtest.Samples)
                    .SetProperty(static one => one.Error, backtest.Error)
                    .SetProperty(static one => one.UpdatedAt, backtest.UpdatedAt),
                cancellationToken) > 0,
        cancellationToken);
}
