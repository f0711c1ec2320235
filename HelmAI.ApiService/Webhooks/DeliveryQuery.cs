using HelmAI.ApiService.Gateway.Queries;

namespace HelmAI.ApiService.Webhooks;

/// <summary>The query by which deliveries are chosen.</summary>
internal static class DeliveryQuery
{
    /// <summary>The parameters of a list of deliveries.</summary>
    public static IReadOnlyList<QueryParameter> List { get; } =
    [
        new("state", QueryValueKind.DeliveryState, "Only deliveries in this state."),
        .. QueryParameter.Paging,
    ];
}
