namespace HelmAI.Analytics.Processing;

/// <summary>What the analysis logs.</summary>
internal static partial class Log
{
    [LoggerMessage(2001, LogLevel.Error, "The analysis of event {EventId} failed; the event is marked as failed")]
    public static partial void AnalysisFailed(ILogger logger, Exception exception, Guid eventId);

    [LoggerMessage(2002, LogLevel.Warning, "A batch could not be claimed, analysed or written; its events stay queued, next try in {PauseMilliseconds} ms")]
    public static partial void BatchFailed(ILogger logger, Exception exception, double pauseMilliseconds);

    [LoggerMessage(2021, LogLevel.Debug, "Removed {States} expired correlation states")]
    public static partial void StatesRemoved(ILogger logger, int states);

    [LoggerMessage(2022, LogLevel.Warning, "Expired correlation states could not be removed; next try in {Period}")]
    public static partial void StatesNotRemoved(ILogger logger, Exception exception, TimeSpan period);
}
