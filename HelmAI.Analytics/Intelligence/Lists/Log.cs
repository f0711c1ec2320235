namespace HelmAI.Analytics.Intelligence.Lists;

/// <summary>What the loading of indicator lists logs.</summary>
internal static partial class Log
{
    [LoggerMessage(2101, LogLevel.Information, "Read {Count} indicators from {Path}; {Faults} lines were left out")]
    public static partial void Loaded(ILogger logger, int count, string path, int faults);

    [LoggerMessage(2102, LogLevel.Warning, "{Code} {Path}:{Line}: {Message}")]
    public static partial void LineLeftOut(ILogger logger, string code, string path, int line, string message);

    [LoggerMessage(2103, LogLevel.Warning, "The indicator lists could not be looked at; those in force stay")]
    public static partial void LookFailed(ILogger logger, Exception exception);
}
