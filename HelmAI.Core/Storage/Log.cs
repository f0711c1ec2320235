using Microsoft.Extensions.Logging;

namespace HelmAI.Core.Storage;

/// <summary>What the store logs; event ids 1000 to 1099.</summary>
internal static partial class Log
{
    [LoggerMessage(1000, LogLevel.Information, "Schema migration {Version} ({Name}) applied")]
    public static partial void MigrationApplied(this ILogger logger, int version, string name);

    [LoggerMessage(1001, LogLevel.Warning, "Another process analyses the events of this database; this one waits its turn")]
    public static partial void AnalysedElsewhere(this ILogger logger);

    [LoggerMessage(1002, LogLevel.Warning, "{Events} events were under analysis when their worker died; they are retried one by one")]
    public static partial void DeadWorkerFound(this ILogger logger, int events);

    [LoggerMessage(1003, LogLevel.Error, "Event {EventId} is marked failed: its worker died {Deaths} times while analysing it")]
    public static partial void EventGivenUp(this ILogger logger, Guid eventId, int deaths);

    [LoggerMessage(1004, LogLevel.Warning, "A batch was given back, but its claim could not be removed; its events count as tried once more")]
    public static partial void ClaimNotRemoved(this ILogger logger, Exception exception);

    [LoggerMessage(1005, LogLevel.Warning, "The database failed at {Operation}, which is tried again: {Reason}")]
    public static partial void TriedAgain(this ILogger logger, string operation, string reason);

    [LoggerMessage(1006, LogLevel.Warning, "A query took {Milliseconds} ms: {Sql}")]
    public static partial void SlowQuery(this ILogger logger, double milliseconds, string sql);
}
