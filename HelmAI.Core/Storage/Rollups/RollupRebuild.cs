using HelmAI.Core.Activity;
using HelmAI.Core.Events;
using HelmAI.Core.Rollups;

namespace HelmAI.Core.Storage.Rollups;

/// <summary>
/// The statements that make roll-ups anew from the rows, to be run in one transaction that sees one moment: a row that it sees is counted and its
/// delta dropped, a row that it does not see brings its delta later. Quarters under their tenant's floor are left alone, and so are their deltas.
/// </summary>
/// <param name="dialect">The provider's.</param>
internal sealed class RollupRebuild(RollupDialect dialect)
{
    private const string InsertFigures = "INSERT INTO rollups (tenant_id, measure, quarter, name, part, items, total, peak)";

    /// <summary>The statements, in order; each takes the first quarter as <c>@p0</c>.</summary>
    public IEnumerable<string> Statements =>
    [
        .. Clear(RollupSource.Events, RollupMeasure.Events, RollupMeasure.Risk),
        .. Clear(RollupSource.Alerts, RollupMeasure.Alerts),
        .. Clear(RollupSource.Activities, RollupMeasure.Activities, RollupMeasure.Satisfaction, RollupMeasure.ResponseTime, RollupMeasure.Duration, RollupMeasure.Users),
        $"DELETE FROM rollup_users WHERE {InReach("rollup_users", RollupSource.Activities)}",
        Events, Risk, Alerts, Activities, Satisfaction, Times(RollupMeasure.ResponseTime, "response_time"), Times(RollupMeasure.Duration, "session_duration"), Users,
    ];

    private string Events =>
        $"""
        {InsertFigures}
        SELECT b.tenant_id, {(int)RollupMeasure.Events}, b.quarter, b.name, b.part, count(*), 0, 0 FROM (
            SELECT a.tenant_id, {dialect.QuarterOf("a.occurred_at")} AS quarter, coalesce(e.event_type, '') AS name, coalesce(e.severity, {RollupDeltas.NoSeverity}) AS part
            FROM assessments a JOIN events e ON e.id = a.event_id
        ) b WHERE {InReach("b", RollupSource.Events)} GROUP BY b.tenant_id, b.quarter, b.name, b.part
        """;

    private string Risk =>
        $"""
        {InsertFigures}
        SELECT b.tenant_id, {(int)RollupMeasure.Risk}, b.quarter, '', CASE WHEN b.score < {RollupUnits.Billion} THEN b.score / {RollupUnits.Billion / RiskHistogram.Bins} ELSE {RiskHistogram.Bins - 1} END,
            count(*), sum(b.score), max(b.score)
        FROM (
            SELECT a.tenant_id, {dialect.QuarterOf("a.occurred_at")} AS quarter, {dialect.Truncate($"a.risk_score * {RollupUnits.Billion} + 0.5")} AS score
            FROM assessments a WHERE a.status = {(int)EventStatus.Processed}
        ) b WHERE {InReach("b", RollupSource.Events)} GROUP BY 1, 2, 3, 4, 5
        """;

    private string Alerts =>
        $"""
        {InsertFigures}
        SELECT b.tenant_id, {(int)RollupMeasure.Alerts}, b.quarter, b.rule_id, b.severity, count(*), sum(b.event_count), 0 FROM (
            SELECT a.tenant_id, {dialect.QuarterOf("a.created_at")} AS quarter, a.rule_id, a.severity, a.event_count FROM alerts a
        ) b WHERE {InReach("b", RollupSource.Alerts)} GROUP BY b.tenant_id, b.quarter, b.rule_id, b.severity
        """;

    private string Activities =>
        $"""
        {InsertFigures}
        SELECT b.tenant_id, {(int)RollupMeasure.Activities}, b.quarter, b.name, b.kind, count(*), 0, 0 FROM (
            SELECT a.tenant_id, {dialect.QuarterOf("a.occurred_at")} AS quarter, a.name, a.kind FROM activities a
        ) b WHERE {InReach("b", RollupSource.Activities)} GROUP BY b.tenant_id, b.quarter, b.name, b.kind
        """;

    private string Satisfaction =>
        $"""
        {InsertFigures}
        SELECT b.tenant_id, {(int)RollupMeasure.Satisfaction}, b.quarter, b.name, (b.score + {RollupUnits.Billion / 2}) / {RollupUnits.Billion}, count(*), sum(b.score), max(b.score) FROM (
            SELECT a.tenant_id, {dialect.QuarterOf("a.occurred_at")} AS quarter, a.name, {dialect.Truncate($"a.satisfaction_score * {RollupUnits.Billion} + 0.5")} AS score
            FROM activities a WHERE a.satisfaction_score IS NOT NULL
        ) b WHERE {InReach("b", RollupSource.Activities)} GROUP BY 1, 2, 3, 4, 5
        """;

    private string Users =>
        $"""
        INSERT INTO rollup_users (tenant_id, quarter, user_id, feature)
        SELECT DISTINCT b.tenant_id, b.quarter, b.user_id, b.feature FROM (
            SELECT a.tenant_id, {dialect.QuarterOf("a.occurred_at")} AS quarter, a.user_id, CASE a.kind WHEN {(int)ActivityKind.Feature} THEN substr(a.name, 1, 128) ELSE '' END AS feature
            FROM activities a
        ) b WHERE {InReach("b", RollupSource.Activities)}
        """;

    private string Times(RollupMeasure measure, string column) =>
        $"""
        {InsertFigures}
        SELECT b.tenant_id, {(int)measure}, b.quarter, b.name, 0, count(*), sum(b.time), max(b.time) FROM (
            SELECT a.tenant_id, {dialect.QuarterOf("a.occurred_at")} AS quarter, a.name,
                {dialect.Truncate($"CASE WHEN a.{column} < 86400 THEN a.{column} ELSE 86400 END * 1000000 + 0.5")} AS time
            FROM activities a WHERE a.{column} IS NOT NULL
        ) b WHERE {InReach("b", RollupSource.Activities)} GROUP BY b.tenant_id, b.quarter, b.name
        """;

    private static string[] Clear(RollupSource source, params IEnumerable<RollupMeasure> measures)
    {
        var those = string.Join(", ", measures.Select(static measure => (int)measure));
        return
        [
            $"DELETE FROM rollup_deltas WHERE measure IN ({those}) AND {InReach("rollup_deltas", source)}",
            $"DELETE FROM rollups WHERE measure IN ({those}) AND {InReach("rollups", source)}",
        ];
    }

    private static string InReach(string rows, RollupSource source) =>
        $"{rows}.quarter >= @p0 AND NOT EXISTS (SELECT 1 FROM rollup_floors f WHERE f.tenant_id = {rows}.tenant_id AND f.source = {(int)source} AND f.quarter > {rows}.quarter)";
}
