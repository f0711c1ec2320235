using HelmAI.ApiService.Events.BackPressure;
using HelmAI.ApiService.Events.Intake;
using HelmAI.Core.Errors;
using HelmAI.Core.Storage;

namespace HelmAI.ApiService.Events.Batches;

/// <summary>
/// Takes batches in: a chunk is stored, in a commit of its own, while the next one is read, so that a batch of any size takes the
/// memory of two chunks.
/// </summary>
/// <param name="chunks">Reads chunks.</param>
/// <param name="appender">Stores and queues.</param>
/// <param name="backlog">Refuses when too much waits.</param>
/// <param name="metrics">Counts.</param>
internal sealed class BatchIntake(ChunkReader chunks, IEventAppender appender, BacklogGauge backlog, IntakeMetrics metrics)
{
    /// <summary>Takes a batch in.</summary>
    /// <param name="body">The body.</param>
    /// <param name="request">What its head says.</param>
    /// <param name="tally">Counts what became of it.</param>
    /// <returns>What ended it before its end, if anything did: a <see cref="BadHttpRequestException"/> or a <see cref="HelmAIException"/>.</returns>
    public async Task<Exception?> SubmitAsync(BatchBody body, BatchRequest request, BatchTally tally)
    {
        var storing = Task.CompletedTask;
        Exception? broken = null;
        try
        {
            await foreach (var chunk in chunks.ReadAsync(body, request))
            {
                await storing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (!storing.IsCompletedSuccessfully)
                {
                    break;
                }

                // Elsewhere, since SQLite stores on the thread that calls it.
                storing = Task.Run(() => StoreAsync(chunk, tally), CancellationToken.None);
            }
        }
        catch (BadHttpRequestException exception)
        {
            broken = exception;
        }

        try
        {
            await storing;
        }
        catch (HelmAIException exception)
        {
            return exception;
        }

        return broken;
    }

    // Whatever a batch is charged for or refused by belongs here: before its chunk is stored, and for all items of it.
    private async Task StoreAsync(BatchChunk chunk, BatchTally tally)
    {
        if (backlog.Refusal() is { } refusal)
        {
            throw refusal;
        }

        // A sender who gives up does not undo what came whole.
        var results = chunk.Submissions.Count == 0 ? [] : await appender.AppendAsync(chunk.Submissions, CancellationToken.None);
        tally.Add(chunk, results);
        backlog.Add(results);
        metrics.Record(results);
        metrics.RecordRejected(chunk.Errors.Count);
    }
}
