using Microsoft.Extensions.Logging;

namespace HelmAI.Core.Webhooks;

/// <summary>What the store of webhooks logs.</summary>
internal static partial class Log
{
    [LoggerMessage(120, LogLevel.Error, "The secret of webhook {WebhookId} cannot be read; its deliveries fail until it is rotated")]
    public static partial void SecretUnreadable(this ILogger logger, Exception exception, Guid webhookId);
}
