using HelmAI.Core.Audit;

namespace HelmAI.Core.Activity;

/// <summary>An activity to be stored.</summary>
/// <param name="Activity">The activity.</param>
public sealed record ActivitySubmission(ActivityRecord Activity)
{
    /// <summary>Written to the audit log in the activity's own transaction; its <see cref="AuditEntry.TenantId"/> is the activity's.</summary>
    public AuditEntry? Audit { get; init; }
}
