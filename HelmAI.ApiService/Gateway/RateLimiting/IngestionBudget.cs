namespace HelmAI.ApiService.Gateway.RateLimiting;

/// <summary>
/// Charges a batch as it is read, in chunks, so that nothing is charged that was not read and nothing is read that was not paid
/// for. The request itself has paid for its first event when it arrived; the first charge takes that into account.
/// </summary>
internal static class IngestionBudget
{
    /// <summary>Charges a chunk before it is taken in.</summary>
    /// <param name="context">The request.</param>
    /// <param name="cost">How many events, at least 1; at most <see cref="LargestCharge"/>.</param>
    /// <returns>The error to answer with, its wait already in the answer's headers, where the chunk is refused: none of it is charged then. Else <see langword="null"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The cost is below 1, or could never be admitted.</exception>
    public static async ValueTask<LimitRefusal?> ChargeAsync(this HttpContext context, int cost)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cost, 1);
        if (context.Features.Get<CallerLimit>() is not { } limit)
        {
            return null;
        }

        var decision = await limit.ChargeAsync(cost, context.RequestAborted);
        return decision.IsAdmitted ? null : new(limit.Refusal(), decision.ResumeAt);
    }

    /// <summary>The largest chunk that the caller's limit can ever admit.</summary>
    /// <param name="context">The request.</param>
    /// <returns>How many events; at least 1.</returns>
    public static int LargestCharge(this HttpContext context) =>
        context.Features.Get<CallerLimit>() is { Limit.Amount: var amount } ? (int)Math.Min(amount, int.MaxValue) : int.MaxValue;
}
