using HelmAI.Core.Audit;

namespace HelmAI.Core.Events;

/// <summary>An event to be stored.</summary>
/// <param name="Event">The event.</param>
/// <param name="Deduplication">Its identity to the caller, if it gave one.</param>
public sealed record EventSubmission(SecurityEvent Event, DeduplicationKey? Deduplication = null)
{
    /// <summary>Written to the audit log in the event's own transaction, if the event is stored; its <see cref="AuditEntry.TenantId"/> is the event's.</summary>
    public AuditEntry? Audit { get; init; }
}
