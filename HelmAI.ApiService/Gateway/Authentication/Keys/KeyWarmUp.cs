using HelmAI.Core.Errors;
using HelmAI.ServiceDefaults.Storage;

namespace HelmAI.ApiService.Gateway.Authentication.Keys;

/// <summary>Looks up a key that nobody has, once the database is there: the first such question has the model and the query compiled, and no caller is to wait for that.</summary>
/// <param name="database">Tells when it is there.</param>
/// <param name="keys">The keys.</param>
internal sealed class KeyWarmUp(DatabaseReadiness database, KeyDirectory keys) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await database.WaitAsync(stoppingToken);
            await keys.FindAsync(Guid.Empty, stoppingToken);
        }
        catch (DatabaseException)
        {
            // Then the first caller waits a little longer.
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
    }
}
