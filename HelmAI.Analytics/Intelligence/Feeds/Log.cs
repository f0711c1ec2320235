namespace HelmAI.Analytics.Intelligence.Feeds;

/// <summary>What the polling of feeds logs.</summary>
internal static partial class Log
{
    [LoggerMessage(2861, LogLevel.Information, "Polled the feed {Feed} of tenant {TenantId}: {Imported} indicators imported, {Rejected} items rejected")]
    public static partial void FeedPolled(ILogger logger, string feed, string tenantId, long imported, long rejected);

    [LoggerMessage(2862, LogLevel.Warning, "The feed {Feed} of tenant {TenantId} failed: {Reason}")]
    public static partial void FeedFailed(ILogger logger, Exception? exception, string feed, string tenantId, string reason);

    [LoggerMessage(2863, LogLevel.Information, "The feed {Feed} of tenant {TenantId} was changed while it was polled, or is another process's by now; this poll has ended")]
    public static partial void FeedLost(ILogger logger, string feed, string tenantId);

    [LoggerMessage(2864, LogLevel.Warning, "Feeds could not be polled; the next look tries again")]
    public static partial void PollingFailed(ILogger logger, Exception exception);
}
