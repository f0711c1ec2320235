using HelmAI.ApiService.Gateway.Authentication;

namespace HelmAI.ApiService.Streaming;

/// <summary>The kinds that readers may ask for: their names on the wire, and the scopes that they demand.</summary>
internal static class StreamKinds
{
    private static readonly (StreamKind Kind, string Name, string Scope)[] Table =
    [
        (StreamKind.Alert, "alert", Scopes.AlertsRead),
        (StreamKind.AlertUpdate, "alert_update", Scopes.AlertsRead),
        (StreamKind.Event, "event", Scopes.EventsRead),
        (StreamKind.Metrics, "metrics", Scopes.AnalyticsRead),
    ];

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<StreamKind> All { get; } = [.. Table.Select(static row => row.Kind)];

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Table.Select(static row => row.Name)];

    /// <summary>The scopes of which a reader needs one at least.</summary>
    public static IReadOnlyList<string> AllScopes { get; } = [.. Table.Select(static row => row.Scope).Distinct(StringComparer.Ordinal)];

    /// <summary>The kind of a name.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <returns>The kind.</returns>
    public static StreamKind Parse(string name) => Table.First(row => row.Name == name).Kind;

    /// <summary>A kind's name.</summary>
    /// <param name="kind">One of <see cref="All"/>.</param>
    /// <returns>The name.</returns>
    public static string ToName(this StreamKind kind) => Table.First(row => row.Kind == kind).Name;

    /// <summary>The scope that a kind demands.</summary>
    /// <param name="kind">One of <see cref="All"/>.</param>
    /// <returns>The scope.</returns>
    public static string ScopeOf(StreamKind kind) => Table.First(row => row.Kind == kind).Scope;
}
