namespace HelmAI.ApiService.Webhooks;

/// <summary>A page of webhooks.</summary>
internal sealed record WebhookListResponse
{
    /// <summary>The webhooks, newest first.</summary>
    public required IReadOnlyList<WebhookResponse> Webhooks { get; init; }

    /// <summary>Where the next page begins; null on the last one.</summary>
    public required string? NextCursor { get; init; }
}
