using HelmAI.Core.Administration;
using Microsoft.EntityFrameworkCore;

namespace HelmAI.Core.Storage.PostgreSql;

/// <summary>Administration in PostgreSQL, on the connections that the whole process shares.</summary>
internal sealed class PostgreSqlAdministration(PostgreSqlDatabase database, IDbContextFactory<AdministrationContext> contexts) : IAdministration
{
    /// <inheritdoc/>
    public Task<T> ReadAsync<T>(string tenantId, Func<AdministrationContext, Task<T>> read, CancellationToken cancellationToken) => ReadAsync(
        async context =>
        {
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            await PostgreSqlTenancy.EnterAsync(context, tenantId, cancellationToken);
            var result = await read(context);
            await transaction.CommitAsync(cancellationToken);
            return result;
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<T> ReadAsync<T>(Func<AdministrationContext, Task<T>> read, CancellationToken cancellationToken) =>
        database.RepeatAsync(AdministrationOptions.Reading, () => RunAsync(read, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<T> ChangeAsync<T>(Func<AdministrationContext, Task<T>> change, CancellationToken cancellationToken) =>
        database.ContinueAsync(AdministrationOptions.Changing, () => RunAsync(change, cancellationToken));

    private Task<T> RunAsync<T>(Func<AdministrationContext, Task<T>> work, CancellationToken cancellationToken) => AdministrationFaults.UnwrapAsync(async () =>
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await work(context);
    });
}
