using HelmAI.Core.Storage;
using Microsoft.Extensions.Hosting;

namespace HelmAI.ServiceDefaults.Storage;

/// <summary>Brings the database's schema up to date, and proves that the encryption key is the database's, before anything else of the program starts.</summary>
/// <param name="database">The database.</param>
/// <param name="keys">Its keys.</param>
internal sealed class Migration(IDatabase database, IKeyVault keys) : IHostedLifecycleService
{
    /// <inheritdoc/>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await database.MigrateAsync(cancellationToken);
        await keys.UnlockAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
