namespace HelmAI.ApiService.Events.Intake;

/// <summary>What the intake of events logs.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 3001, Level = LogLevel.Warning, Message = "The store could not be asked for the results of {Count} waiting events")]
    public static partial void PollFailed(this ILogger logger, Exception exception, int count);
}
