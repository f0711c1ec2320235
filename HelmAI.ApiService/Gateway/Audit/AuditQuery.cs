using HelmAI.ApiService.Gateway.Queries;
using HelmAI.Core.Audit;
using HelmAI.Core.Errors;

namespace HelmAI.ApiService.Gateway.Audit;

/// <summary>The query by which entries of the audit log are chosen.</summary>
internal static class AuditQuery
{
    /// <summary>The parameters of a list of entries.</summary>
    public static IReadOnlyList<QueryParameter> List { get; } =
    [
        new("key", QueryValueKind.Text, "Only requests with exactly this key."),
        new("route", QueryValueKind.Text, "Only requests to exactly this route, such as `GetEvent`."),
        new("outcome", QueryValueKind.HttpStatus, "Only requests that were answered with this HTTP status."),
        new("from", QueryValueKind.Time, "Only requests at this time or later."),
        new("to", QueryValueKind.Time, "Only requests before this time."),
        .. QueryParameter.Paging,
    ];

    /// <summary>Reads the filters.</summary>
    /// <param name="query">The query.</param>
    /// <param name="tenantId">Whose log.</param>
    /// <param name="routes">All routes.</param>
    /// <returns>The filter.</returns>
    /// <exception cref="ValidationException">A value is not what its parameter takes.</exception>
    public static AuditFilter ReadFilter(QueryReader query, string tenantId, EndpointDataSource routes) => new()
    {
        TenantId = tenantId,
        KeyId = query.Text("key"),
        Route = CheckRoute(query.Text("route"), routes),
        Outcome = query.HttpStatus("outcome"),
        From = query.Time("from"),
        To = query.Time("to"),
    };

    // A typing error must not look as if nobody had asked.
    private static string? CheckRoute(string? name, EndpointDataSource routes) =>
        name is null || routes.Endpoints.Any(route => route.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName == name)
            ? name
            : throw new ValidationException($"'{name}' is not the name of a route, such as GetEvent; GET /openapi/v1.json has them as operation ids.", "route");
}
