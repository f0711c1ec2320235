namespace HelmAI.Analytics.Retention;

/// <summary>What the retention logs.</summary>
internal static partial class Log
{
    [LoggerMessage(2601, LogLevel.Information, "Removed {Rows} {Table} of tenant {TenantId} that were older than {Days} days")]
    public static partial void Removed(ILogger logger, int rows, string table, string tenantId, int days);

    [LoggerMessage(2602, LogLevel.Warning, "Old events could not be removed; they are at the next turn")]
    public static partial void RemovalFailed(ILogger logger, Exception exception);
}
