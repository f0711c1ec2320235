namespace HelmAI.Core.Signals;

/// <summary>Deliveries to webhooks wait to be sent.</summary>
public sealed record WebhooksQueued : Signal
{
    /// <summary>The one instance: the signal carries nothing.</summary>
    public static readonly WebhooksQueued Instance = new();

    private WebhooksQueued()
    {
    }
}
