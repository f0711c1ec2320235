using Microsoft.Extensions.Logging;

namespace HelmAI.ServiceDefaults.Errors;

/// <summary>What error handling logs.</summary>
internal static partial class Log
{
    [LoggerMessage(1100, LogLevel.Error, "{Method} {Path} failed.")]
    public static partial void RequestFailed(this ILogger logger, Exception exception, string method, string path);

    [LoggerMessage(1101, LogLevel.Information, "Answered {Status}: {Reason}")]
    public static partial void RequestRefused(this ILogger logger, int status, string reason);

    [LoggerMessage(1102, LogLevel.Warning, "DEBUG_MODE is on: answers to server errors show exceptions. Turn it off where others can reach this service.")]
    public static partial void DebugModeIsOn(this ILogger logger);
}
