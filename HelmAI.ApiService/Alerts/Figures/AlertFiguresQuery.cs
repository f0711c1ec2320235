using HelmAI.ApiService.Gateway.Queries;
using HelmAI.Core.Errors;

namespace HelmAI.ApiService.Alerts.Figures;

/// <summary>The query by which the alerts are chosen that figures are made of.</summary>
internal static class AlertFiguresQuery
{
    private const int DefaultDays = 30;
    private const int MaxDays = 366;

    /// <summary>The parameters.</summary>
    public static IReadOnlyList<QueryParameter> Parameters { get; } =
    [
        new("from", QueryValueKind.Time, "Only alerts raised at this time or later; 30 days before `to` unless told."),
        new("to", QueryValueKind.Time, "Only alerts raised before this time; now unless told."),
    ];

    /// <summary>Reads the time.</summary>
    /// <param name="query">The query.</param>
    /// <param name="now">The time by the clock.</param>
    /// <returns>From when and until when.</returns>
    /// <exception cref="ValidationException">It is none, or too long.</exception>
    public static (DateTimeOffset From, DateTimeOffset To) ReadRange(QueryReader query, DateTimeOffset now)
    {
        var to = query.Time("to") ?? now;
        var from = query.Time("from") ?? (to.UtcTicks > TimeSpan.TicksPerDay * DefaultDays ? to.AddDays(-DefaultDays) : DateTimeOffset.MinValue);
        return from < to && to - from <= TimeSpan.FromDays(MaxDays)
            ? (from, to)
            : throw new ValidationException($"The query parameter 'from' is not before 'to' by at most {MaxDays} days.", "from");
    }
}
