namespace HelmAI.Analytics.Intelligence.Stored;

/// <summary>What the stored indicators log; event ids 2180 to 2199.</summary>
internal static partial class Log
{
    [LoggerMessage(2180, LogLevel.Warning, "Stored indicators could not be read; those in force stay, and it is tried again in {Milliseconds} ms")]
    public static partial void LookFailed(ILogger logger, Exception exception, double milliseconds);

    [LoggerMessage(2181, LogLevel.Information, "{Count} indicators entered or left by the passing of time")]
    public static partial void Swept(ILogger logger, int count);

    [LoggerMessage(2182, LogLevel.Warning, "Indicators could not be swept; it is tried again")]
    public static partial void SweepFailed(ILogger logger, Exception exception);
}
