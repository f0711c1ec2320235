namespace HelmAI.ApiService.Webhooks;

/// <summary>A page of deliveries.</summary>
internal sealed record DeliveryListResponse
{
    /// <summary>The deliveries, newest first.</summary>
    public required IReadOnlyList<DeliveryResponse> Deliveries { get; init; }

    /// <summary>Where the next page begins; null on the last one.</summary>
    public required string? NextCursor { get; init; }
}
