using HelmAI.Core.Events;

namespace HelmAI.Analytics.Alerting;

/// <summary>Names whom or what an event is about.</summary>
internal static class EventEntity
{
    /// <summary>The most telling entity of an event: its user, else its address, session or source, else the event itself.</summary>
    /// <param name="securityEvent">The event.</param>
    /// <returns>The entity.</returns>
    public static EntityReference Of(SecurityEvent securityEvent) => securityEvent switch
    {
        { UserId: { } user } => new EntityReference("user", user),
        { IpAddress: { } address } => new EntityReference("ip", address),
        { SessionId: { } session } => new EntityReference("session", session),
        { Source: { } source } => new EntityReference("source", source),
        _ => new EntityReference("event", securityEvent.Id.ToString()),
    };
}
