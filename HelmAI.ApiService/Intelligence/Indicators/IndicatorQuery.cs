using HelmAI.ApiService.Gateway.Queries;
using HelmAI.Core.Errors;
using HelmAI.Core.Intelligence;

namespace HelmAI.ApiService.Intelligence.Indicators;

/// <summary>The query by which indicators are chosen.</summary>
internal static class IndicatorQuery
{
    private static readonly string[] States = [.. Enum.GetNames<IndicatorState>().Select(static one => one.ToLowerInvariant())];

    /// <summary>The parameters of a list of indicators.</summary>
    public static IReadOnlyList<QueryParameter> List { get; } =
    [
        new("type", QueryValueKind.Text, $"Only indicators of this type: {string.Join(", ", ObservableTypeNames.All)}."),
        new("value", QueryValueKind.Text, "Only indicators of this value; with `type` where its form does not tell that."),
        new("source", QueryValueKind.Text, "Only indicators of exactly this feed or import."),
        new("label", QueryValueKind.Text, "Only indicators with exactly this label."),
        new("state", QueryValueKind.Text, $"Only indicators in this state: {string.Join(", ", States)}."),
        .. QueryParameter.Paging,
    ];

    /// <summary>The parameters of a change.</summary>
    public static IReadOnlyList<QueryParameter> Shared { get; } =
        [new("shared", QueryValueKind.Flag, "`true` changes the shared indicator of that id; for the operator's keys (`tenants:admin`).")];

    /// <summary>Reads the filters.</summary>
    /// <param name="query">The query.</param>
    /// <param name="tenantId">Whose indicators.</param>
    /// <returns>The filter; <see langword="null"/> where the value is of no form that an indicator has.</returns>
    /// <exception cref="ValidationException">A value is not what its parameter takes.</exception>
    public static IndicatorFilter? ReadFilter(QueryReader query, string tenantId)
    {
        var type = query.Text("type") switch
        {
            null => (ObservableType?)null,
            { } name when ObservableTypeNames.TryParse(name, out var known) => known,
            _ => throw new ValidationException($"The query parameter 'type' is not one of {string.Join(", ", ObservableTypeNames.All)}.", "type"),
        };
        var state = query.Text("state") switch
        {
            null => (IndicatorState?)null,
            { } name when Array.IndexOf(States, name) is >= 0 and var index => (IndicatorState)index,
            _ => throw new ValidationException($"The query parameter 'state' is not one of {string.Join(", ", States)}.", "state"),
        };
        var filter = new IndicatorFilter { TenantId = tenantId, Type = type, Source = query.Text("source"), Label = query.Text("label"), State = state };
        if (query.Text("value") is not { } value)
        {
            return filter;
        }

        var observable = type is { } given ? Observables.Normalise(given, value) : Observables.Recognise(value);
        return observable is null ? null : filter with { Type = observable.Type, Value = observable.Value };
    }
}
