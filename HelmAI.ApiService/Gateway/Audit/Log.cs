namespace HelmAI.ApiService.Gateway.Audit;

/// <summary>What auditing logs.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 3301, Level = LogLevel.Warning, Message = "The audit log could not be sealed; its new entries wait")]
    public static partial void SealingFailed(this ILogger logger, Exception exception);
}
