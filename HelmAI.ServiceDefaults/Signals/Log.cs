using Microsoft.Extensions.Logging;

namespace HelmAI.ServiceDefaults.Signals;

/// <summary>What the signals log.</summary>
internal static partial class Log
{
    [LoggerMessage(1501, LogLevel.Debug, "A message on {Channel} is not a signal that this version knows")]
    public static partial void UnreadableSignal(ILogger logger, string channel);

    [LoggerMessage(1502, LogLevel.Warning, "Redis is not reachable: signals stay within this process until it is")]
    public static partial void Disconnected(ILogger logger);

    [LoggerMessage(1503, LogLevel.Information, "Redis is reachable")]
    public static partial void Connected(ILogger logger);
}
