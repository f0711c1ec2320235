using System.Text;
using HelmAI.Core.Administration;
using HelmAI.Core.Storage.Encryption;
using Microsoft.EntityFrameworkCore;

namespace HelmAI.Core.Rules;

/// <summary>Backtests on either database. Their samples hold evidence out of events, and are encrypted as that of assessments is; in base64, since the column holds text.</summary>
/// <param name="administration">The database.</param>
/// <param name="keys">Reads the keys of samples that another process wrote.</param>
/// <param name="cipher">Encrypts.</param>
internal sealed class BacktestStore(IAdministration administration, DataKeys keys, RowCipher cipher) : IBacktestStore
{
    /// <inheritdoc/>
    public async Task AddAsync(Backtest backtest, DateTimeOffset forgetBefore, CancellationToken cancellationToken)
    {
        var row = backtest with { Samples = await SealAsync(backtest, cancellationToken) };
        await administration.ChangeAsync(
            async context =>
            {
                await context.Set<Backtest>().Where(one => one.TenantId == row.TenantId && one.UpdatedAt < forgetBefore).ExecuteDeleteAsync(cancellationToken);
                context.Add(row);
                return await context.SaveChangesAsync(cancellationToken);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<Backtest?> FindAsync(string tenantId, Guid id, CancellationToken cancellationToken) => keys.ReadAsync(
        async () =>
        {
            var row = await administration.ReadAsync(
                tenantId, context => context.Set<Backtest>().SingleOrDefaultAsync(one => one.TenantId == tenantId && one.Id == id, cancellationToken), cancellationToken);
            return row is null ? null : row with { Samples = Open(row) };
        },
        cancellationToken);

    /// <inheritdoc/>
    public async Task<bool> UpdateAsync(Backtest backtest, CancellationToken cancellationToken)
    {
        var samples = await SealAsync(backtest, cancellationToken);
        return await administration.ChangeAsync(
            async context => await context.Set<Backtest>()
                .Where(one => one.TenantId == backtest.TenantId && one.Id == backtest.Id && one.State == BacktestState.Running)
                .ExecuteUpdateAsync(
                    row => row
                        .SetProperty(static one => one.State, backtest.State)
                        .SetProperty(static one => one.EventsScanned, backtest.EventsScanned)
                        .SetProperty(static one => one.Findings, backtest.Findings)
                        .SetProperty(static one => one.Alerts, backtest.Alerts)
                        .SetProperty(static one => one.ReachedTime, backtest.ReachedTime)
                        .SetProperty(static one => one.Samples, samples)
                        .SetProperty(static one => one.Error, backtest.Error)
                        .SetProperty(static one => one.UpdatedAt, backtest.UpdatedAt),
                    cancellationToken) > 0,
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task KeepAsync(IReadOnlyCollection<Guid> ids, DateTimeOffset now, CancellationToken cancellationToken) => administration.ChangeAsync(
        context => context.Set<Backtest>()
            .Where(one => ids.Contains(one.Id) && one.State == BacktestState.Running)
            .ExecuteUpdateAsync(row => row.SetProperty(static one => one.UpdatedAt, now), cancellationToken),
        cancellationToken);

    private async Task<string> SealAsync(Backtest backtest, CancellationToken cancellationToken) => Convert.ToBase64String(
        await cipher.SealAsync(RowField.BacktestSamples, backtest.TenantId, backtest.Id, Encoding.UTF8.GetBytes(backtest.Samples), cancellationToken));

    private string Open(Backtest row)
    {
        var envelope = new byte[row.Samples.Length];
        Convert.TryFromBase64String(row.Samples, envelope, out var length);
        return Encoding.UTF8.GetString(cipher.Open(RowField.BacktestSamples, row.TenantId, row.Id, envelope[..length])!);
    }
}
