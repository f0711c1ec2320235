namespace HelmAI.Analytics.Processing;

/// <summary>What the analysis logs.</summary>
internal static partial class Log
{
    [LoggerMessage(2001, LogLevel.Error, "The analysis of event {EventId} failed; the event is marked as failed")]
    public static partial void AnalysisFailed(ILogger logger, Exception exception, Guid eventId);

    [LoggerMessage(2002, LogLevel.Warning, "A batch could not be claimed, analysed or written; its events stay queued, next try in {PauseMilliseconds} ms")]
    public static partial void BatchFailed(ILogger logger, Exception exception, double pauseMilliseconds);
}
