namespace HelmAI.ApiService.Events.BackPressure;

/// <summary>What back-pressure logs.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 3011, Level = LogLevel.Warning, Message = "The backlog's bound is {State}: {Waiting} events wait, {Limit} may")]
    public static partial void BoundPassed(this ILogger logger, string state, long waiting, long limit);

    [LoggerMessage(EventId = 3012, Level = LogLevel.Warning, Message = "The backlog could not be measured; its last known size counts")]
    public static partial void MeasuringFailed(this ILogger logger, Exception exception);
}
