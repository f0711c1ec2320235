namespace HelmAI.ApiService.Gateway.Authentication;

/// <summary>Tells who makes a request.</summary>
internal static class Callers
{
    /// <summary>The caller of an authenticated request.</summary>
    /// <param name="context">The request.</param>
    /// <returns>The caller.</returns>
    /// <exception cref="InvalidOperationException">The request is not authenticated: its route is open by mistake.</exception>
    public static Caller Caller(this HttpContext context) =>
        context.FindCaller() ?? throw new InvalidOperationException("The request has no caller.");

    /// <summary>The caller of a request that may be anonymous.</summary>
    /// <param name="context">The request.</param>
    /// <returns>The caller, or <see langword="null"/> where no key, or none that opens, was shown.</returns>
    public static Caller? FindCaller(this HttpContext context) => context.Features.Get<Caller>();
}
