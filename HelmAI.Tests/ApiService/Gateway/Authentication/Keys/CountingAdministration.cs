using HelmAI.Core.Administration;
using HelmAI.Core.Errors;

namespace HelmAI.Tests.ApiService.Gateway.Authentication.Keys;

/// <summary>Counts what is asked of the database, and can let it fail once.</summary>
internal sealed class CountingAdministration(IAdministration inner) : IAdministration
{
    private int _reads;

    public int Reads => Volatile.Read(ref _reads);

    public bool FailsNext { get; set; }

    public Task<T> ReadAsync<T>(string tenantId, Func<AdministrationContext, Task<T>> read, CancellationToken cancellationToken) =>
        CountAsync(() => inner.ReadAsync(tenantId, read, cancellationToken));

    public Task<T> ReadAsync<T>(Func<AdministrationContext, Task<T>> read, CancellationToken cancellationToken) =>
        CountAsync(() => inner.ReadAsync(read, cancellationToken));

    public Task<T> ChangeAsync<T>(Func<AdministrationContext, Task<T>> change, CancellationToken cancellationToken) =>
        CountAsync(() => inner.ChangeAsync(change, cancellationToken));

    private async Task<T> CountAsync<T>(Func<Task<T>> run)
    {
        Interlocked.Increment(ref _reads);
        if (FailsNext)
        {
            FailsNext = false;
            throw new DatabaseException("The database failed.", "read");
        }

        return await run();
    }
}
