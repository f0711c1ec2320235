using System.Text.Json;
using HelmAI.ApiService.Formats;
using HelmAI.Core.Errors;
using HelmAI.Core.Events;
using Microsoft.Extensions.Options;

namespace HelmAI.ApiService.Events.Parsing;

/// <summary>Reads an event from the body that a sender posted.</summary>
/// <param name="options">The limits.</param>
/// <param name="time">The clock.</param>
internal sealed class EventParser(IOptions<EventOptions> options, TimeProvider time)
{
    /// <summary>The <c>event_type</c> by which a sender declares a threat.</summary>
    public const string ThreatType = "threat";

    /// <summary>Reads an event. Members that are not of the envelope pass untouched: the payload is the body as it was sent.</summary>
    /// <param name="body">The body: one JSON object.</param>
    /// <param name="tenantId">The sender's tenant.</param>
    /// <returns>The event, with a new id, received now.</returns>
    /// <exception cref="ValidationException">The body is malformed, beyond a limit, or an envelope member has a wrong type or value.</exception>
    public SecurityEvent Parse(ReadOnlyMemory<byte> body, string tenantId)
    {
        var receivedAt = Timestamps.Truncate(time.GetUtcNow());
        var submitted = new SecurityEvent
        {
            Id = Guid.CreateVersion7(receivedAt),
            TenantId = tenantId,
            ReceivedAt = receivedAt,
            Timestamp = receivedAt,
            Payload = body,
        };

        var reader = new GuardedJsonReader(body.Span, options.Value);
        while (reader.Read())
        {
            // In the envelope null is the same as absent.
            if (reader.IsMember && reader.TokenType != JsonTokenType.Null)
            {
                submitted = WithMember(submitted, in reader);
            }
        }

        return submitted with { ReportsThreat = submitted.EventType == ThreatType };
    }

    private static SecurityEvent WithMember(SecurityEvent submitted, in GuardedJsonReader reader) => reader.Name switch
    {
        "event_type" => submitted with { EventType = EnvelopeValues.Name(in reader) },
        "severity" => submitted with { Severity = EnvelopeValues.Severity(in reader) },
        "source" => submitted with { Source = EnvelopeValues.Name(in reader) },
        "modality" => submitted with { Modality = EnvelopeValues.Name(in reader) },
        "event_id" => submitted with { Reference = EnvelopeValues.TextOrNumber(in reader) },
        "user_id" => submitted with { UserId = EnvelopeValues.TextOrInteger(in reader) },
        "session_id" => submitted with { SessionId = EnvelopeValues.TextOrInteger(in reader) },
        "ip_address" => submitted with { IpAddress = EnvelopeValues.Address(in reader) },
        "timestamp" => submitted with { Timestamp = EnvelopeValues.Timestamp(in reader) },
        _ => submitted,
    };
}
