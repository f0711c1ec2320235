namespace HelmAI.Analytics.Intelligence.Providers;

/// <summary>What look-ups log.</summary>
internal static partial class Log
{
    [LoggerMessage(2851, LogLevel.Warning, "The threat intelligence provider {Provider} gave no answer: {Reason}")]
    public static partial void ProviderFailed(ILogger logger, Exception? exception, string provider, string reason);

    [LoggerMessage(2852, LogLevel.Warning, "Redis does not keep the answers of providers just now; this process keeps them by itself for {Seconds} s")]
    public static partial void KeepingAlone(ILogger logger, Exception exception, double seconds);
}
