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
    /// <returns>The filter.</returns>
    /// <exception cref="ValidationException">A value is not what its parameter takes.</exception>
    public static AuditFilter ReadFilter(QueryReader query, string tenantId) => new()
    {
        TenantId = tenantId,
        KeyId = query.Text("key"),
        Route = query.Text("route"),
        Outcome = query.HttpStatus("outcome"),
        From = query.Time("from"),
        To = query.Time("to"),
    };
}
