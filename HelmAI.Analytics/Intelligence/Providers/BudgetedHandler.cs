using System.Threading.RateLimiting;

namespace HelmAI.Analytics.Intelligence.Providers;

/// <summary>Sends no more requests than a limit allows, each try counted; waiting would look like a server that is slow.</summary>
/// <param name="requests">The limit.</param>
internal sealed class BudgetedHandler(RateLimiter requests) : DelegatingHandler
{
    /// <inheritdoc/>
    /// <exception cref="UsedUpException">The limit is used up; nothing was sent.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var permit = requests.AttemptAcquire();
        return permit.IsAcquired ? await base.SendAsync(request, cancellationToken) : throw new UsedUpException();
    }

    /// <summary>The limit is used up.</summary>
    internal sealed class UsedUpException() : Exception("The limit of requests to it is used up for the moment.");
}
