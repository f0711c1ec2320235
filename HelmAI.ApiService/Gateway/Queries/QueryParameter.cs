namespace HelmAI.ApiService.Gateway.Queries;

/// <summary>A query parameter that a route takes. The same list checks requests and describes the route in OpenAPI.</summary>
/// <param name="Name">Its name; upper and lower case are told apart.</param>
/// <param name="Kind">What its value is.</param>
/// <param name="Description">What it does.</param>
internal sealed record QueryParameter(string Name, QueryValueKind Kind, string Description)
{
    /// <summary>The parameters of every list.</summary>
    public static IReadOnlyList<QueryParameter> Paging { get; } =
    [
        new("limit", QueryValueKind.Limit, "How many items at most: 1 to 500, 50 unless told."),
        new("cursor", QueryValueKind.Text, "The `next_cursor` of the page before."),
    ];
}
