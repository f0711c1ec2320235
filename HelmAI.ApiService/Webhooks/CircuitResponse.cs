using HelmAI.Core.Webhooks;

namespace HelmAI.ApiService.Webhooks;

/// <summary>The circuit of a webhook's target.</summary>
internal sealed record CircuitResponse
{
    /// <summary>How it stands: deliveries are sent, held back, or tried one at a time.</summary>
    public required CircuitState State { get; init; }

    /// <summary>How often in a row the target failed.</summary>
    public required int ConsecutiveFailures { get; init; }

    /// <summary>Until when nothing is sent; null where nothing is held back.</summary>
    public required DateTimeOffset? OpenUntil { get; init; }
}
