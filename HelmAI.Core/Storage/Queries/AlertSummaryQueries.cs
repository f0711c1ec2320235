using HelmAI.Core.Alerts;

namespace HelmAI.Core.Storage.Queries;

/// <summary>The queries that sum up alerts. All walk the tenant's alerts of a time by the index of their times.</summary>
internal static class AlertSummaryQueries
{
    private const double MicrosecondsPerSecond = 1_000_000;

    private const string Figures =
        "count(*), count(*) FILTER (WHERE a.status = 0), count(*) FILTER (WHERE a.status = 1), count(*) FILTER (WHERE a.status = 2), "
        + "count(*) FILTER (WHERE a.false_positive), CAST(avg(a.acknowledged_after) AS double precision), CAST(avg(a.resolved_after) AS double precision)";

    private const string Chosen = "FROM alerts a WHERE a.tenant_id = @p0 AND a.created_at >= @p1 AND a.created_at < @p2";

    /// <summary>The figures of all alerts.</summary>
    public static SqlQuery All(string tenantId, DateTimeOffset from, DateTimeOffset to) =>
        new($"SELECT {Figures} {Chosen}", [tenantId, from, to], tenantId);

    /// <summary>The figures by rule, the one with the most alerts first.</summary>
    public static SqlQuery ByRule(string tenantId, DateTimeOffset from, DateTimeOffset to, int maxRules) =>
        new($"SELECT {Figures}, a.rule_id {Chosen} GROUP BY a.rule_id ORDER BY count(*) DESC, a.rule_id LIMIT @p3", [tenantId, from, to, maxRules], tenantId);

    /// <summary>The median of the times to acknowledge. One of an even number is the mean of the two in the middle.</summary>
    public static SqlQuery MedianToAcknowledge(string tenantId, DateTimeOffset from, DateTimeOffset to) => Median("a.acknowledged_after", tenantId, from, to);

    /// <summary>The median of the times to resolve.</summary>
    public static SqlQuery MedianToResolve(string tenantId, DateTimeOffset from, DateTimeOffset to) => Median("a.resolved_after", tenantId, from, to);

    /// <summary>Reads a row of <see cref="All"/>, or of <see cref="ByRule"/> but its rule.</summary>
    public static AlertFigures ReadFigures(Row row) => new()
    {
        Alerts = row.Integer(0),
        Open = row.Integer(1),
        Acknowledged = row.Integer(2),
        Resolved = row.Integer(3),
        FalsePositives = row.Integer(4),
        MeanTimeToAcknowledge = ReadSeconds(row, 5),
        MeanTimeToResolve = ReadSeconds(row, 6),
    };

    /// <summary>Reads a row of <see cref="ByRule"/>.</summary>
    public static RuleAlertFigures ReadRule(Row row) => new(row.Text(7), ReadFigures(row));

    /// <summary>Reads a row of a median.</summary>
    public static double? ReadMedian(Row row) => ReadSeconds(row, 0);

    private static SqlQuery Median(string column, string tenantId, DateTimeOffset from, DateTimeOffset to) => new(
        "SELECT CAST(avg(m.value) AS double precision) FROM ("
        + $"SELECT {column} AS value, row_number() OVER (ORDER BY {column}) AS place, count(*) OVER () AS total {Chosen} AND {column} IS NOT NULL) m "
        + "WHERE m.place IN ((m.total + 1) / 2, (m.total + 2) / 2)",
        [tenantId, from, to],
        tenantId);

    private static double? ReadSeconds(Row row, int ordinal) => row.IsNull(ordinal) ? null : row.Number(ordinal) / MicrosecondsPerSecond;
}
