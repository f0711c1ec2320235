using HelmAI.ApiService.Events.BackPressure;
using HelmAI.ApiService.Events.Intake;
using HelmAI.ApiService.Gateway.RateLimiting;
using HelmAI.Core.Errors;
using HelmAI.Core.Events;
using HelmAI.Core.Storage;
using Microsoft.Extensions.Options;

namespace HelmAI.ApiService.Events.Batches;

/// <summary>Takes batches of events in.</summary>
/// <param name="parser">Reads events.</param>
/// <param name="appender">Stores and queues.</param>
/// <param name="backlog">Refuses when too much waits.</param>
/// <param name="metrics">Counts.</param>
/// <param name="options">The limits of an event.</param>
internal sealed class BatchIntake(BatchItemParser parser, IEventAppender appender, BacklogGauge backlog, IntakeMetrics metrics, IOptions<EventOptions> options)
{
    /// <summary>Takes a batch in.</summary>
    /// <param name="context">The request, whose caller is charged.</param>
    /// <param name="body">The body.</param>
    /// <param name="request">What its head says.</param>
    /// <param name="tally">Counts what became of it.</param>
    /// <returns>What ended it before its end, if anything did: a <see cref="BadHttpRequestException"/> or a <see cref="HelmAIException"/>.</returns>
    public Task<Exception?> SubmitAsync(HttpContext context, BatchBody body, BatchRequest request, BatchTally tally)
    {
        var reader = new ChunkReader<EventSubmission>((item, index) => parser.Parse(item, index, request), options.Value.MaxBytes);
        return BatchFlow.RunAsync(context, reader.ReadAsync(body, request.CreateScanner(), request.MaxChunk), chunk => StoreAsync(context, chunk, tally));
    }

    private async Task StoreAsync(HttpContext context, BatchChunk<EventSubmission> chunk, BatchTally tally)
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
        var results = chunk.Items.Count == 0 ? [] : await appender.AppendAsync(chunk.Items, CancellationToken.None);
        tally.Add(chunk, results);
        backlog.Add(results);
        metrics.Record(results);
        metrics.RecordRejected(chunk.Errors.Count);
    }
}
