using System.Collections.Concurrent;
using HelmAI.Core.Administration;
using HelmAI.Core.Errors;
using Microsoft.EntityFrameworkCore;

namespace HelmAI.ApiService.Gateway.Authentication.Keys;

/// <summary>Records when keys were last used: kept in memory, written each minute and at the end, so that no request waits for a write.</summary>
/// <param name="administration">Has the keys.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
internal sealed class KeyUses(IAdministration administration, TimeProvider time, ILogger<KeyUses> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Guid, byte> _used = new();

    /// <summary>Remembers a use.</summary>
    /// <param name="keyId">The key.</param>
    public void Note(Guid keyId) => _used.TryAdd(keyId, 0);

    /// <summary>Writes what was noted, in one statement. Where the database fails, it is written the next time.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Once it is written.</returns>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        var ids = _used.Keys.ToArray();
        if (ids.Length == 0)
        {
            return;
        }

        // Taken out before they are written: a use meanwhile counts for the next time.
        Array.ForEach(ids, id => _used.TryRemove(id, out _));
        var now = time.GetUtcNow();
        try
        {
            await administration.ChangeAsync(
                context => context.ApiKeys.Where(key => ids.Contains(key.Id) && (key.LastUsedAt == null || key.LastUsedAt < now))
                    .ExecuteUpdateAsync(set => set.SetProperty(key => key.LastUsedAt, now), cancellationToken),
                cancellationToken);
        }
        catch (DatabaseException exception)
        {
            Array.ForEach(ids, Note);
            logger.KeyUsesNotWritten(exception);
        }
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await WriteAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end; the last uses are written when the service stops.
        }
    }
}
