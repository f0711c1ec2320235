namespace HelmAI.Analytics.Notifications;

/// <summary>What the sending of webhooks logs.</summary>
internal static partial class Log
{
    [LoggerMessage(2701, LogLevel.Warning, "Webhooks could not be looked for; those that are known stay")]
    public static partial void LookFailed(ILogger logger, Exception exception);

    [LoggerMessage(2702, LogLevel.Warning, "A delivery could not be claimed, sent or recorded; it is sent again when its lease is over, next try of others in {PauseMilliseconds} ms")]
    public static partial void SendingFailed(ILogger logger, Exception exception, double pauseMilliseconds);

    [LoggerMessage(2703, LogLevel.Warning, "Delivery {DeliveryId} to webhook {WebhookId} of tenant {TenantId} failed for good: {Reason}")]
    public static partial void GivenUp(ILogger logger, Guid deliveryId, Guid webhookId, string tenantId, string? reason);

    [LoggerMessage(2704, LogLevel.Warning, "Delivery {DeliveryId} took longer than its lease; another sender may have sent it too")]
    public static partial void LeaseLost(ILogger logger, Guid deliveryId);

    [LoggerMessage(2705, LogLevel.Error, "Delivery {DeliveryId} can't be sent")]
    public static partial void Unsendable(ILogger logger, Exception exception, Guid deliveryId);

    [LoggerMessage(2706, LogLevel.Warning, "The target '{Host}' was not called: none of its addresses {Addresses} is public or allowed")]
    public static partial void TargetRefused(ILogger logger, string host, string addresses);
}
