using HelmAI.ApiService.Gateway.Authentication;
using HelmAI.ApiService.Gateway.Queries;
using HelmAI.Core.Errors;

namespace HelmAI.ApiService.Streaming;

/// <summary>The query by which a reader says what it wants.</summary>
internal static class StreamQuery
{
    private const int LongestSeconds = 86_400;

    /// <summary>The parameters.</summary>
    public static IReadOnlyList<QueryParameter> Parameters { get; } =
    [
        new("types", QueryValueKind.List, $"Which kinds of messages, separated by commas: {string.Join(", ", StreamKinds.Names)}. Unless told, all that the key may read."),
        new("severity", QueryValueKind.Severity, "Only alerts of this severity, and events whose sender gave it."),
        new("min_severity", QueryValueKind.Severity, "Only alerts of at least this severity, and events whose sender gave one of at least this."),
        new("min_risk", QueryValueKind.Score, "Only alerts and events with a risk score of at least this."),
        new("event_type", QueryValueKind.Text, "Only events of exactly this type; alerts are not concerned."),
        new("source", QueryValueKind.Text, "Only events of exactly this source; alerts are not concerned."),
        new("user_id", QueryValueKind.Text, "Only events about exactly this user; alerts are not concerned."),
        new("rule_id", QueryValueKind.Text, "Only alerts of exactly this rule; events are not concerned."),
        new("seconds", QueryValueKind.Count, "Ends the stream after so many seconds: 1 to 86,400. Unless told, it does not end by itself."),
    ];

    /// <summary>Reads what is wanted.</summary>
    /// <param name="query">The query.</param>
    /// <param name="caller">Who wants it.</param>
    /// <returns>The filter.</returns>
    /// <exception cref="ForbiddenException">The key may not read a kind that is asked for.</exception>
    /// <exception cref="ValidationException">A value is not what its parameter takes.</exception>
    public static StreamFilter ReadFilter(QueryReader query, Caller caller) => new(ReadKinds(query, caller))
    {
        Severity = query.Severity("severity"),
        MinSeverity = query.Severity("min_severity"),
        MinRisk = query.Score("min_risk"),
        EventType = query.Text("event_type"),
        Source = query.Text("source"),
        UserId = query.Text("user_id"),
        RuleId = query.Text("rule_id"),
    };

    /// <summary>Reads how long the stream may be.</summary>
    /// <param name="query">The query.</param>
    /// <returns>The time, or <see langword="null"/> where it has no end.</returns>
    public static TimeSpan? ReadDuration(QueryReader query) =>
        query.Count("seconds", 1, LongestSeconds) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    private static HashSet<StreamKind> ReadKinds(QueryReader query, Caller caller)
    {
        if (query.List("types", StreamKinds.Names) is not { } names)
        {
            return [.. StreamKinds.All.Where(kind => caller.Scopes.Contains(StreamKinds.ScopeOf(kind), StringComparer.Ordinal))];
        }

        HashSet<StreamKind> kinds = [.. names.Select(StreamKinds.Parse)];
        return caller.Lacks(kinds.Select(StreamKinds.ScopeOf)).FirstOrDefault() is { } missing
            ? throw new ForbiddenException($"The API key lacks the scope '{missing}'.")
            : kinds;
    }
}
