using System.Net.Sockets;
using HelmAI.Core.Errors;
using HelmAI.Core.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace HelmAI.ServiceDefaults.Storage;

/// <summary>
/// Brings the database's schema up to date, and proves that the encryption key is the database's, before anything else of the program starts.
/// Where the database is out of reach the program starts without it, so that probes find it alive and not ready, and this goes on trying until
/// the configured wait is over.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="keys">Its keys.</param>
/// <param name="readiness">Is told.</param>
/// <param name="options">How long to wait.</param>
/// <param name="lifetime">Ends the program.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Hears of failures.</param>
internal sealed class Migration(
    IDatabase database,
    IKeyVault keys,
    DatabaseReadiness readiness,
    IOptions<DatabaseOptions> options,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<Migration> logger) : IHostedLifecycleService
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private Task _waiting = Task.CompletedTask;

    /// <inheritdoc/>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        var deadline = time.GetUtcNow() + TimeSpan.FromSeconds(options.Value.WaitSeconds);
        try
        {
            await MigrateAsync(cancellationToken);
        }
        catch (DatabaseException outage) when (IsOutage(outage) && time.GetUtcNow() < deadline)
        {
            _waiting = WaitAsync(outage, deadline, lifetime.ApplicationStopping);
        }
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
    public Task StoppedAsync(CancellationToken cancellationToken) => _waiting.WaitAsync(cancellationToken);

    // What the server reports of itself is mostly for the operator to mend.
    private static bool IsOutage(DatabaseException failed) =>
        failed.Cause is NpgsqlException { IsTransient: true } or NpgsqlException { InnerException: TimeoutException } or SocketException or TimeoutException;

    private async Task WaitAsync(DatabaseException failed, DateTimeOffset deadline, CancellationToken stopping)
    {
        var pause = TimeSpan.FromMilliseconds(250);
        try
        {
            while (IsOutage(failed) && time.GetUtcNow() + pause < deadline)
            {
                Log.DatabaseOutOfReach(logger, failed.Cause!.Message, pause.TotalMilliseconds);
                await Task.Delay(pause, time, stopping);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
                try
                {
                    await MigrateAsync(stopping);
                    return;
                }
                catch (DatabaseException again)
                {
                    failed = again;
                }
            }

            readiness.GiveUp(new DatabaseException(
                $"The database was out of reach for {options.Value.WaitSeconds} seconds ({(failed.Cause ?? failed).Message}).", "start", failed));
            lifetime.StopApplication();
        }
        catch (ConfigurationException mistake)
        {
            readiness.GiveUp(mistake);
            lifetime.StopApplication();
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The program is told to stop before the database came.
        }
    }

    private async Task MigrateAsync(CancellationToken cancellationToken)
    {
        try
        {
            await database.MigrateAsync(cancellationToken);
        }
        catch (DatabaseException failed) when (failed.Cause is PostgresException
        {
            SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification or PostgresErrorCodes.InvalidCatalogName,
        } refusal)
        {
            // A wrong password stays wrong, however often the program is started again.
            throw new ConfigurationException("ConnectionStrings__helmdb or DATABASE_URL", $"The server refuses to connect: {refusal.MessageText}.");
        }

        await keys.UnlockAsync(cancellationToken);
        readiness.Complete();
    }
}
