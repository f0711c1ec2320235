namespace HelmAI.ApiService.Streaming;

/// <summary>What the live stream logs.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 3401, Level = LogLevel.Information, Message = "A stream of key {KeyId} is cut off: more than {Buffer} messages waited for its reader")]
    public static partial void ReaderCutOff(this ILogger logger, string keyId, int buffer);

    [LoggerMessage(EventId = 3402, Level = LogLevel.Warning, Message = "Results for the live stream could not be read; they are looked for again")]
    public static partial void ReadingFailed(this ILogger logger, Exception exception);

    [LoggerMessage(EventId = 3403, Level = LogLevel.Warning, Message = "The keys of open streams could not be looked at")]
    public static partial void KeysNotChecked(this ILogger logger, Exception exception);

    [LoggerMessage(EventId = 3404, Level = LogLevel.Warning, Message = "Live figures could not be sent")]
    public static partial void TickFailed(this ILogger logger, Exception exception);
}
