namespace HelmAI.Analytics.Detection.Indicators;

/// <summary>What the loading of indicator lists logs.</summary>
internal static partial class Log
{
    [LoggerMessage(2101, LogLevel.Information, "Loaded {Count} indicators from {Path}; {Errors} lines were left out")]
    public static partial void Loaded(ILogger logger, int count, string path, int errors);

    [LoggerMessage(2102, LogLevel.Warning, "{Code} {Path}:{Line}: {Message}")]
    public static partial void LineLeftOut(ILogger logger, string code, string path, int line, string message);
}
