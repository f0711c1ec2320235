namespace HelmAI.ApiService.Gateway.RateLimiting;

/// <summary>What rate limiting logs.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 3201, Level = LogLevel.Warning, Message = "Redis does not answer within {TimeoutMilliseconds} ms: this process limits by itself until it does")]
    public static partial void LimitingAlone(this ILogger logger, Exception exception, int timeoutMilliseconds);

    [LoggerMessage(EventId = 3202, Level = LogLevel.Information, Message = "Redis answers: limits are shared between processes again")]
    public static partial void LimitingTogether(this ILogger logger);

    [LoggerMessage(EventId = 3203, Level = LogLevel.Warning, Message = "Too many keys from {Address} were wrong: its requests are refused for {Seconds} s")]
    public static partial void AddressBlocked(this ILogger logger, string address, long seconds);
}
