using HelmAI.ApiService.Gateway.Queries;
using HelmAI.Core.Activity;
using HelmAI.Core.Errors;

namespace HelmAI.ApiService.Activity;

/// <summary>The query by which activities are chosen.</summary>
internal static class ActivityQuery
{
    /// <summary>The parameters of a list of activities.</summary>
    public static IReadOnlyList<QueryParameter> List { get; } =
    [
        new("kind", QueryValueKind.Text, "Only activities of this kind: `activity`, `feature` or `interaction`."),
        new("name", QueryValueKind.Text, "Only activities of exactly this type, feature or interaction type."),
        new("user_id", QueryValueKind.Text, "Only activities of exactly this user."),
        new("from", QueryValueKind.Time, "Only activities that happened at this time or later."),
        new("to", QueryValueKind.Time, "Only activities that happened before this time."),
        .. QueryParameter.Paging,
    ];

    /// <summary>Reads the filters.</summary>
    /// <param name="query">The query.</param>
    /// <param name="tenantId">Whose activities.</param>
    /// <returns>The filter.</returns>
    /// <exception cref="ValidationException">A value is not what its parameter takes.</exception>
    public static ActivityFilter ReadFilter(QueryReader query, string tenantId) => new()
    {
        TenantId = tenantId,
        Kind = ActivityKindNames.Read("kind", query.Text("kind")),
        Name = query.Text("name"),
        UserId = query.Text("user_id"),
        From = query.Time("from"),
        To = query.Time("to"),
    };
}
