using HelmAI.ApiService.Gateway.Authentication;

namespace HelmAI.ApiService.Gateway.RateLimiting;

/// <summary>A route's word on which routes it is limited together with.</summary>
/// <param name="Name">The group's name.</param>
internal sealed record LimitGroup(string Name)
{
    /// <summary>Routes that take events in. They are counted in events, and charge batches by <see cref="IngestionBudget"/>.</summary>
    public const string Ingestion = "ingestion";

    /// <summary>All groups: <see cref="Ingestion"/>, and the areas of <see cref="Scopes"/>.</summary>
    public static IReadOnlyList<string> All { get; } = [Ingestion, .. Scopes.All.Select(AreaOf).Distinct(StringComparer.Ordinal)];

    /// <summary>The group of a route: the one that it names, else the area of the scope that it demands.</summary>
    /// <param name="endpoint">The route; <see langword="null"/> where the path leads to none.</param>
    /// <returns>The group's name; empty where there is neither.</returns>
    public static string Of(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<LimitGroup>()?.Name
        ?? (endpoint?.Metadata.GetMetadata<RequiredScope>() is { } required ? AreaOf(required.Scope) : string.Empty);

    private static string AreaOf(string scope) => scope[..scope.IndexOf(':', StringComparison.Ordinal)];
}
