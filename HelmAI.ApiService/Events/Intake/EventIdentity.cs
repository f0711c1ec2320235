using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HelmAI.Core.Events;

namespace HelmAI.ApiService.Events.Intake;

/// <summary>
/// What makes two submissions the same event: the caller's <c>Idempotency-Key</c>; else the <c>source</c> and <c>id</c> of a CloudEvent;
/// else its <c>event_id</c> with <c>source</c> and the very same content, since the logs of real systems carry an <c>event_id</c> that is no reference.
/// </summary>
internal static class EventIdentity
{
    /// <summary>Tells an event's identity.</summary>
    /// <param name="submission">The event, with the identity that its format gives it, if any.</param>
    /// <param name="idempotencyKey">The header's value, if there is one.</param>
    /// <param name="index">The event's place, where the header is for a whole batch.</param>
    /// <returns>The identity; <see langword="null"/> where the caller gave none.</returns>
    public static DeduplicationKey? Of(EventSubmission submission, string? idempotencyKey, long? index = null)
    {
        var submitted = submission.Event;
        if (idempotencyKey is not null)
        {
            var key = index is { } place
                ? Hash("idempotency-key", idempotencyKey, place.ToString(CultureInfo.InvariantCulture))
                : Hash("idempotency-key", idempotencyKey);
            return new DeduplicationKey(key, SHA256.HashData(submitted.Payload.Span));
        }

        if (submission.Deduplication is not null || submitted.Reference is not { } reference)
        {
            return submission.Deduplication;
        }

        // With the body in the key, the same reference with another body is another event and never a contradiction.
        var bodyHash = SHA256.HashData(submitted.Payload.Span);
        return new DeduplicationKey(Hash("event-id", submitted.Source ?? string.Empty, reference, Convert.ToHexString(bodyHash)), bodyHash);
    }

    /// <summary>
    /// The identity of a CloudEvent: consumers may take events with the same source and id for the same event (CloudEvents 1.0.2,
    /// attribute <c>id</c>), whatever else they hold.
    /// </summary>
    /// <param name="source">Its source.</param>
    /// <param name="id">Its id.</param>
    /// <returns>The identity.</returns>
    public static DeduplicationKey OfCloudEvent(string source, string id)
    {
        var key = Hash("cloud-event", source, id);
        return new DeduplicationKey(key, key);
    }

    // U+0000 is in no part (envelope members and headers refuse it), so joined parts can't be mistaken for others.
    private static byte[] Hash(params ReadOnlySpan<string> parts) => SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts)));
}
