using HelmAI.Core.Events;

namespace HelmAI.Core.Storage.Analysis;

/// <summary>What is done about an event whose worker died again and again while analysing it.</summary>
internal static class DeadlyEvent
{
    /// <summary>How many deaths an event may cause before it is failed.</summary>
    public const int MaxDeaths = 3;

    /// <summary>The assessment that ends its retries.</summary>
    /// <param name="securityEvent">The event.</param>
    /// <param name="now">The time.</param>
    /// <returns>A failed assessment that says why.</returns>
    public static Assessment Fail(SecurityEvent securityEvent, DateTimeOffset now) => new()
    {
        EventId = securityEvent.Id,
        TenantId = securityEvent.TenantId,
        Status = EventStatus.Failed,
        AnalyzedAt = now,
        Error = "The analysing worker died three times while it held this event.",
    };
}
