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
    /// <param name="error">Why it is failed.</param>
    /// <returns>A failed assessment that says why.</returns>
    public static Assessment Fail(
        SecurityEvent securityEvent, DateTimeOffset now, string error = "The analysing worker died three times while it held this event.") => new()
    {
        EventId = securityEvent.Id,
        TenantId = securityEvent.TenantId,
        Status = EventStatus.Failed,
        AnalyzedAt = now,
        Error = error,
    };
}
