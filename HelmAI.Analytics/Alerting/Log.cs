namespace HelmAI.Analytics.Alerting;

/// <summary>What alerting logs.</summary>
internal static partial class Log
{
    [LoggerMessage(2401, LogLevel.Warning, "Suppressions could not be looked at; those in force stay, next try in {PauseMilliseconds} ms")]
    public static partial void LookFailed(ILogger logger, Exception exception, double pauseMilliseconds);
}
