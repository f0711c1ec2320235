using Microsoft.Extensions.Logging;

namespace HelmAI.Core.Storage;

/// <summary>What the store logs; event ids 100 to 199.</summary>
internal static partial class Log
{
    [LoggerMessage(100, LogLevel.Information, "Schema migration {Version} ({Name}) applied")]
    public static partial void MigrationApplied(this ILogger logger, int version, string name);

    [LoggerMessage(101, LogLevel.Warning, "Another process analyses the events of this database; this one waits its turn")]
    public static partial void AnalysedElsewhere(this ILogger logger);

    [LoggerMessage(102, LogLevel.Warning, "{Events} events were under analysis when their worker died; they are retried one by one")]
    public static partial void DeadWorkerFound(this ILogger logger, int events);

    [LoggerMessage(103, LogLevel.Error, "Event {EventId} is marked failed: its worker died {Deaths} times while analysing it")]
    public static partial void EventGivenUp(this ILogger logger, Guid eventId, int deaths);

    [LoggerMessage(104, LogLevel.Warning, "A batch was given back, but its claim could not be removed; its events count as tried once more")]
    public static partial void ClaimNotRemoved(this ILogger logger, Exception exception);

    [LoggerMessage(105, LogLevel.Warning, "The database failed at {Operation}, which is tried again: {Reason}")]
    public static partial void TriedAgain(this ILogger logger, string operation, string reason);

    [LoggerMessage(112, LogLevel.Error, "The database refuses the result of event {EventId}; the event is marked as failed")]
    public static partial void ResultRefused(this ILogger logger, Exception exception, Guid eventId);

    [LoggerMessage(113, LogLevel.Error, "The database refuses the state of correlation {RuleId}; it stays as it was")]
    public static partial void StateRefused(this ILogger logger, Exception exception, string ruleId);

    [LoggerMessage(106, LogLevel.Warning, "A query took {Milliseconds} ms: {Sql}")]
    public static partial void SlowQuery(this ILogger logger, double milliseconds, string sql);

    [LoggerMessage(107, LogLevel.Information, "{Keys} data keys are now wrapped by the key-encryption key {KeyId}; the former key may be removed from the configuration once every process has the new one")]
    public static partial void DataKeysRewrapped(this ILogger logger, int keys, string keyId);

    [LoggerMessage(108, LogLevel.Error, "Event {EventId} is marked failed: its payload cannot be read")]
    public static partial void EventUnreadable(this ILogger logger, Exception exception, Guid eventId);

    [LoggerMessage(109, LogLevel.Critical, "The audit log of tenant {TenantId} was tampered with: its head is not the sealer's, or does not count all entries. New entries stay unsealed until GET /api/audit/verify finds it whole")]
    public static partial void AuditLogBroken(this ILogger logger, string tenantId);

    [LoggerMessage(110, LogLevel.Error, "The key of the audit log of tenant {TenantId} cannot be opened; its new entries stay unsealed until it can")]
    public static partial void AuditKeyUnusable(this ILogger logger, Exception exception, string tenantId);

    [LoggerMessage(111, LogLevel.Information, "The audit log of tenant {TenantId} is sealed again")]
    public static partial void AuditLogWhole(this ILogger logger, string tenantId);
}
