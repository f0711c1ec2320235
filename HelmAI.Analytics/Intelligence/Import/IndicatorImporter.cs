using HelmAI.Analytics.Intelligence.Import.Json;
using HelmAI.Analytics.Intelligence.Import.Misp;
using HelmAI.Analytics.Intelligence.Import.Stix;
using HelmAI.Analytics.Intelligence.Import.Tables;
using HelmAI.Core.Errors;
using HelmAI.Core.Intelligence;
using HelmAI.Core.Signals;

namespace HelmAI.Analytics.Intelligence.Import;

/// <summary>
/// Imports indicators of any size in bounded memory: a chunk is stored, durably and in a transaction of its own, while the next one is read.
/// To import the same again changes nothing.
/// </summary>
public sealed class IndicatorImporter
{
    private readonly IIndicatorStore _indicators;
    private readonly IRelatedStore _related;
    private readonly ISignalBus _signals;
    private readonly Dictionary<ImportFormat, IImportReader> _readers;

    internal IndicatorImporter(IIndicatorStore indicators, IRelatedStore related, ISignalBus signals, TimeProvider time)
    {
        (_indicators, _related, _signals) = (indicators, related, signals);
        _readers = new()
        {
            [ImportFormat.Json] = new JsonImportReader(new StixReader(time), new MispReader(time)),
            [ImportFormat.Csv] = new TableReader(',', quotes: true, time),
            [ImportFormat.Tsv] = new TableReader('\t', quotes: false, time),
            [ImportFormat.List] = new ListReader(time),
        };
    }

    /// <summary>Imports.</summary>
    /// <param name="content">What.</param>
    /// <param name="request">On whose behalf.</param>
    /// <param name="progress">Is told how it stands, after each chunk; its first call comes once something is stored or rejected.</param>
    /// <param name="cancellationToken">Gives up; what was told is stored.</param>
    /// <returns>What became of it.</returns>
    /// <exception cref="ValidationException">It breaks off, or is not what it says; what came before is stored.</exception>
    /// <exception cref="DatabaseException">The database failed; what was told is stored.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    public async Task<ImportTally> ImportAsync(ImportContent content, ImportRequest request, Func<ImportTally, Task> progress, CancellationToken cancellationToken)
    {
        var (tally, chunk) = (new ImportTally(), new ImportChunk());
        var storing = Task.FromResult(tally);
        BrokenImportException? broken = null;
        try
        {
            await foreach (var item in _readers[request.Format].ReadAsync(content, request, cancellationToken))
            {
                chunk.Add(item);
                if (chunk.IsFull)
                {
                    tally = await storing;
                    await progress(tally);

                    // Elsewhere, since SQLite stores on the thread that calls it.
                    var (before, full) = (tally, chunk);
                    storing = Task.Run(() => StoreAsync(full, before, cancellationToken), cancellationToken);
                    chunk = new();
                }
            }
        }
        catch (BrokenImportException exception)
        {
            broken = exception;
        }
        finally
        {
            // Also where reading failed: nothing is stored behind the back of who is told so.
            await ((Task)storing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        tally = await StoreAsync(chunk, await storing, cancellationToken);
        await progress(tally);
        return broken is null ? tally : throw new ValidationException(broken.Message, cause: broken);
    }

    private async Task<ImportTally> StoreAsync(ImportChunk chunk, ImportTally before, CancellationToken cancellationToken)
    {
        var saved = chunk.Indicators.Count == 0 ? default : await _indicators.SaveAsync(chunk.Indicators, cancellationToken);
        var related = chunk.Objects.Count + chunk.Relationships.Count == 0 ? 0 : await _related.SaveAsync(chunk.Objects, chunk.Relationships, cancellationToken);
        if (saved.Accepted > 0)
        {
            _signals.Publish(IndicatorsChanged.Instance);
        }

        return before.With(saved, related, chunk.Ignored, chunk.Errors);
    }
}
