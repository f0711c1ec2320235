using System.Text.Json;
using HelmAI.Core.Errors;
using HelmAI.Core.Intelligence;
using HelmAI.ServiceDefaults.Storage;

namespace HelmAI.Analytics.Intelligence.Import;

/// <summary>Runs imports, a few at a time, so that a large one does not keep a small one waiting; their chunks take turns at the database.</summary>
/// <param name="imports">Has the jobs.</param>
/// <param name="store">Is told how they stand.</param>
/// <param name="spool">Has what is to be imported.</param>
/// <param name="importer">Imports.</param>
/// <param name="database">Tells when there is something to write to.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Hears of failures.</param>
internal sealed class ImportRunner(
    IndicatorImports imports, IImportStore store, ImportSpool spool, IndicatorImporter importer, DatabaseReadiness database, TimeProvider time, ILogger<ImportRunner> logger)
    : BackgroundService
{
    private const int AtATime = 3;

    private static readonly TimeSpan ReportEvery = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan KeepEvery = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await database.WaitAsync(stoppingToken);
            await Task.WhenAll([KeepAllAsync(stoppingToken), .. Enumerable.Range(0, AtATime).Select(_ => RunAllAsync(stoppingToken))]);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping: what waits or runs is on the disk, and goes on with the next start.
        }
    }

    private async Task RunAllAsync(CancellationToken stoppingToken)
    {
        await foreach (var job in imports.Waiting.ReadAllAsync(stoppingToken))
        {
            if (await RunAsync(job, stoppingToken))
            {
                imports.Release(job);
            }
            else
            {
                Log.PutOff(logger, job.Import.Id);
                imports.PutOff(job);
            }
        }
    }

    // Says of what waits that it is not lost, and takes on what an earlier process left once that is certain.
    private async Task KeepAllAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(KeepEvery, time);
        do
        {
            try
            {
                if (await imports.ResumeAsync(stoppingToken) is > 0 and var count)
                {
                    Log.Resumed(logger, count);
                }

                if (imports.Held is { Count: > 0 } held)
                {
                    await store.KeepAsync(held, time.GetUtcNow(), stoppingToken);
                }
            }
            catch (Exception exception) when (exception is DatabaseException or IOException)
            {
                // The next tick tries again, before anybody takes the jobs for lost.
                Log.KeepFailed(logger, exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    // Whether its end is stored: what was promised is kept until then, however long the database is away.
    private async Task<bool> RunAsync(ImportJob job, CancellationToken stoppingToken)
    {
        var content = spool.Open(job.Import.Id);
        var state = ImportState.Completed;
        string? error = null;
        try
        {
            var reported = time.GetTimestamp();
            await importer.ImportAsync(
                content,
                job.Request,
                async tally =>
                {
                    job.Import = Apply(job.Import, tally, content.BytesRead);
                    if (time.GetElapsedTime(reported) > ReportEvery)
                    {
                        reported = time.GetTimestamp();
                        await TryUpdateAsync(job.Import);
                    }
                },
                stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            throw;
        }
        catch (DatabaseException exception)
        {
            Log.ImportFailed(logger, exception, job.Import.Id);
            return false;
        }
        catch (Exception exception)
        {
            (state, error) = (ImportState.Failed, exception is HelmAIException known ? known.Message : "The import failed; the log says why.");
            if (exception is not ValidationException)
            {
                Log.ImportFailed(logger, exception, job.Import.Id);
            }
        }

        var now = time.GetUtcNow();
        var ended = job.Import with { State = state, Error = error, UpdatedAt = now, FinishedAt = now, BytesRead = state == ImportState.Completed ? job.Import.BytesTotal : job.Import.BytesRead };
        if (!await TryUpdateAsync(ended))
        {
            return false;
        }

        job.Import = ended;
        Log.Imported(logger, job.Import.Source, state, job.Import.Accepted, job.Import.Unchanged, job.Import.Rejected, (now - job.Import.CreatedAt).TotalMilliseconds);
        return true;
    }

    private IndicatorImport Apply(IndicatorImport import, ImportTally tally, long bytesRead) => import with
    {
        BytesRead = Math.Min(bytesRead, import.BytesTotal),
        Accepted = tally.Accepted,
        Unchanged = tally.Unchanged,
        Rejected = tally.Rejected,
        Ignored = tally.Ignored,
        Related = tally.Related,
        Errors = JsonSerializer.Serialize([.. tally.Errors], ImportJsonContext.Default.ListImportError),
        UpdatedAt = time.GetUtcNow(),
    };

    private async Task<bool> TryUpdateAsync(IndicatorImport import)
    {
        try
        {
            await store.UpdateAsync(import, CancellationToken.None);
            return true;
        }
        catch (DatabaseException exception)
        {
            Log.KeepFailed(logger, exception);
            return false;
        }
    }
}
