using HelmAI.Core.Administration;
using Microsoft.EntityFrameworkCore;

namespace HelmAI.Core.Storage.Sqlite;

/// <summary>Administration in SQLite, which has no roles: the conditions on the tenant are all there is between tenants.</summary>
internal sealed class SqliteAdministration(SqliteDatabase database, IDbContextFactory<AdministrationContext> contexts) : IAdministration
{
    /// <inheritdoc/>
    public Task<T> ReadAsync<T>(string tenantId, Func<AdministrationContext, Task<T>> read, CancellationToken cancellationToken) =>
        ReadAsync(read, cancellationToken);

    /// <inheritdoc/>
    public Task<T> ReadAsync<T>(Func<AdministrationContext, Task<T>> read, CancellationToken cancellationToken) =>
        database.MeasureAsync(AdministrationOptions.Reading, () => RunAsync(read, cancellationToken));

    /// <inheritdoc/>
    public Task<T> ChangeAsync<T>(Func<AdministrationContext, Task<T>> change, CancellationToken cancellationToken) =>
        database.MeasureAloneAsync(AdministrationOptions.Changing, () => RunAsync(change, cancellationToken), cancellationToken);

    private Task<T> RunAsync<T>(Func<AdministrationContext, Task<T>> work, CancellationToken cancellationToken) => AdministrationFaults.UnwrapAsync(async () =>
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await work(context);
    });
}
