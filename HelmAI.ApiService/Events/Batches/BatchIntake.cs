using HelmAI.ApiService.Events.BackPressure;
using HelmAI.ApiService.Events.Intake;
using HelmAI.ApiService.Gateway.RateLimiting;
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
    /// <param name="context">The request, whose caller is charged.</param>
    /// <param name="body">The body.</param>
    /// <param name="request">What its head says.</param>
    /// <param name="tally">Counts what became of it.</param>
    /// <returns>What ended it before its end, if anything did: a <see cref="BadHttpRequestException"/> or a <see cref="HelmAIException"/>.</returns>
    public async Task<Exception?> SubmitAsync(HttpContext context, BatchBody body, BatchRequest request, BatchTally tally)
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
                storing = Task.Run(() => StoreAsync(context, chunk, tally), CancellationToken.None);
            }
        }
        catch (BadHttpRequestException exception)
        {
            broken = exception;
        }
        catch (Exception exception) when (context.RequestAborted.IsCancellationRequested && exception is IOException or OperationCanceledException)
        {
            // The sender is gone; what was stored stays, and is counted.
            broken = new BadHttpRequestException("The body broke off.", exception);
        }

        try
        {
            await storing;
        }
        catch (HelmAIException exception)
        {
            return exception;
        }
        catch (OperationCanceledException exception)
        {
            return new BadHttpRequestException("The body broke off.", exception);
        }

        return broken;
    }

    private async Task StoreAsync(HttpContext context, BatchChunk chunk, BatchTally tally)
    {
        if (backlog.Refusal() is { } refusal)
        {
            throw refusal;
        }

        // Rejected items are charged too: reading them was work.
        if (await context.ChargeAsync(chunk.Count) is { } limited)
        {
            throw limited.Error;
        }

        // A sender who gives up does not undo what came whole.
        var results = chunk.Submissions.Count == 0 ? [] : await appender.AppendAsync(chunk.Submissions, CancellationToken.None);
        tally.Add(chunk, results);
        backlog.Add(results);
        metrics.Record(results);
        metrics.RecordRejected(chunk.Errors.Count);
    }
}
