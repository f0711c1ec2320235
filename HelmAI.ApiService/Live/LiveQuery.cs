using HelmAI.ApiService.Gateway.Queries;

namespace HelmAI.ApiService.Live;

/// <summary>The query of live figures.</summary>
internal static class LiveQuery
{
    /// <summary>The parameters.</summary>
    public static IReadOnlyList<QueryParameter> Parameters { get; } =
    [
        new("top", QueryValueKind.Count, "How many types, rules and features to name, those with the most: 0 to 100, 10 unless told."),
    ];

    /// <summary>Reads how many names are wanted.</summary>
    /// <param name="query">The query.</param>
    /// <param name="otherwise">How many where it does not say.</param>
    /// <returns>The number, from 0 to 100.</returns>
    public static int Top(this QueryReader query, int otherwise) => query.Count("top", 0, 100) ?? otherwise;
}
