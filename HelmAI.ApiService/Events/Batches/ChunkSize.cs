using HelmAI.ApiService.Gateway.RateLimiting;

namespace HelmAI.ApiService.Events.Batches;

/// <summary>How many items of a batch are charged and stored at once.</summary>
internal static class ChunkSize
{
    // Enough to make a commit cheap an item.
    private const int MaxItems = 1_000;

    /// <summary>The size for a request.</summary>
    /// <param name="context">The request.</param>
    /// <returns>How many items at most: never more than its caller's limit can admit.</returns>
    public static int For(HttpContext context) => Math.Min(MaxItems, context.LargestCharge());
}
