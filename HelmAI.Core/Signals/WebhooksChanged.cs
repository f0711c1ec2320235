namespace HelmAI.Core.Signals;

/// <summary>Webhooks were made, changed or removed: whoever remembers them must look again.</summary>
public sealed record WebhooksChanged : Signal
{
    /// <summary>The one instance: the signal carries nothing.</summary>
    public static readonly WebhooksChanged Instance = new();

    private WebhooksChanged()
    {
    }
}
