using HelmAI.Core.Errors;
using HelmAI.Core.Intelligence;
using HelmAI.ServiceDefaults.Storage;

namespace HelmAI.Analytics.Intelligence.Sightings;

/// <summary>Writes counted sightings every second, and once more when the process stops.</summary>
/// <param name="counter">Gathers them.</param>
/// <param name="store">Stores them.</param>
/// <param name="database">Tells when there is something to write to.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Hears of failures.</param>
internal sealed class SightingWriter(SightingCounter counter, ISightingStore store, DatabaseReadiness database, TimeProvider time, ILogger<SightingWriter> logger) : BackgroundService
{
    // Each is some statements under the lock that imports take too.
    private const int AtOnce = 200;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            await database.WaitAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await WriteAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            if (database.IsReady)
            {
                await WriteAsync(CancellationToken.None);
            }
        }
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        var left = new Queue<IndicatorSighting[]>(counter.Take().Chunk(AtOnce));
        try
        {
            while (left.TryPeek(out var some))
            {
                await store.AddAsync(some, cancellationToken);
                left.Dequeue();
            }
        }
        catch (Exception exception) when (exception is DatabaseException or OperationCanceledException)
        {
            counter.Return(left.SelectMany(static one => one));
            if (exception is DatabaseException)
            {
                Log.WriteFailed(logger, exception);
            }
            else
            {
                throw;
            }
        }
    }
}
