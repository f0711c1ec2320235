using System.Security.Cryptography;
using System.Text;
using HelmAI.Core.Events;

namespace HelmAI.ApiService.Events.Intake;

/// <summary>
/// What makes two submissions the same event: the caller's <c>Idempotency-Key</c>; else its <c>event_id</c> with <c>source</c>
/// and the very same content, since the logs of real systems carry an <c>event_id</c> that is no reference.
/// </summary>
internal static class EventIdentity
{
    /// <summary>Tells an event's identity.</summary>
    /// <param name="submitted">The event.</param>
    /// <param name="idempotencyKey">The header's value, if there is one.</param>
    /// <returns>The identity; <see langword="null"/> where the caller gave none.</returns>
    public static DeduplicationKey? Of(SecurityEvent submitted, string? idempotencyKey)
    {
        var bodyHash = SHA256.HashData(submitted.Payload.Span);
        if (idempotencyKey is not null)
        {
            return new DeduplicationKey(Hash("idempotency-key", idempotencyKey), bodyHash);
        }

        // With the body in the key, the same reference with another body is another event and never a contradiction.
        return submitted.Reference is { } reference
            ? new DeduplicationKey(Hash("event-id", submitted.Source ?? string.Empty, reference, Convert.ToHexString(bodyHash)), bodyHash)
            : null;
    }

    // U+0000 is in no part (envelope members and headers refuse it), so joined parts can't be mistaken for others.
    private static byte[] Hash(params ReadOnlySpan<string> parts) => SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts)));
}
