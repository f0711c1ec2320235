using HelmAI.ApiService.Events.CloudEvents;
using HelmAI.ApiService.Events.Intake;
using HelmAI.ApiService.Events.Parsing;
using HelmAI.Core.Errors;
using HelmAI.Core.Events;

namespace HelmAI.ApiService.Events.Batches;

/// <summary>Reads the items of a batch of events.</summary>
/// <param name="parser">Reads events.</param>
/// <param name="cloudEvents">Reads CloudEvents.</param>
internal sealed class BatchItemParser(EventParser parser, CloudEventParser cloudEvents)
{
    /// <summary>Reads an item.</summary>
    /// <param name="item">The item.</param>
    /// <param name="index">Its place in the batch.</param>
    /// <param name="request">What the head of its batch says.</param>
    /// <returns>The event.</returns>
    /// <exception cref="ValidationException">It is malformed, beyond a limit, or a member has a wrong type or value.</exception>
    public EventSubmission Parse(ReadOnlyMemory<byte> item, long index, BatchRequest request)
    {
        var submission = request.Format == BatchFormat.CloudEvents
            ? cloudEvents.ParseStructured(item, request.TenantId)
            : new EventSubmission(parser.Parse(item, request.TenantId));
        return submission with { Deduplication = EventIdentity.Of(submission, request.IdempotencyKey, index) };
    }
}
