namespace HelmAI.ApiService.Gateway.Authentication;

/// <summary>What authentication logs.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 3101, Level = LogLevel.Information, Message = "API_KEY is not set: the development key in {Path} opens this service")]
    public static partial void DevelopmentKey(this ILogger logger, string path);

    [LoggerMessage(EventId = 3102, Level = LogLevel.Warning, Message = "When keys were last used could not be written; it is tried again in a minute")]
    public static partial void KeyUsesNotWritten(this ILogger logger, Exception exception);
}
