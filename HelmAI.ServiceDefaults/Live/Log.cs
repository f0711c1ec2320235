using Microsoft.Extensions.Logging;

namespace HelmAI.ServiceDefaults.Live;

/// <summary>What live figures log.</summary>
internal static partial class Log
{
    [LoggerMessage(1701, LogLevel.Information, "Redis had no live figures, or may have lost some: this process has told it again what it counted in the last minutes ({Buckets} parts)")]
    public static partial void ToldAgain(this ILogger logger, int buckets);

    [LoggerMessage(1702, LogLevel.Warning, "Live figures are this process's alone: Redis did not take them")]
    public static partial void NotShared(this ILogger logger, Exception exception);

    [LoggerMessage(1703, LogLevel.Information, "Live figures are shared between processes again")]
    public static partial void SharedAgain(this ILogger logger);

    [LoggerMessage(1704, LogLevel.Warning, "Live figures were answered by this process's part alone")]
    public static partial void ReadingFailed(this ILogger logger, Exception exception);
}
