namespace HelmAI.ApiService.Events.Batches;

/// <summary>What the intake of batches logs.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 3010, Level = LogLevel.Warning, Message = "A batch was interrupted at item {Index}")]
    public static partial void BatchInterrupted(this ILogger logger, Exception exception, long index);
}
