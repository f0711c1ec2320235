namespace HelmAI.ApiService.Webhooks;

/// <summary>A delivery with its attempts.</summary>
/// <param name="Delivery">The delivery.</param>
/// <param name="Attempts">All its attempts, oldest first, those from before it was asked for again among them.</param>
internal sealed record DeliveryDetailsResponse(DeliveryResponse Delivery, IReadOnlyList<AttemptResponse> Attempts);
