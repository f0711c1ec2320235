using System.Globalization;
using HelmAI.Core.Rollups;
using HelmAI.Core.Storage.Queries;

namespace HelmAI.Core.Storage.Rollups;

/// <summary>
/// The queries for roll-ups, for both providers. Each walks once through a range of a primary key and through what is not folded yet. Which step a
/// quarter is in is told by arithmetic on the runs of equal steps, so that there is no join.
/// </summary>
internal static class RollupQueries
{
    private const string Figures =
        """
        WITH figures AS (
            SELECT r.quarter, r.name, r.part, r.items, r.total, r.peak FROM rollups r
            WHERE r.tenant_id = @p0 AND r.measure = @p1 AND r.quarter >= @p2 AND r.quarter < @p3
            UNION ALL
            SELECT d.quarter, d.name, d.part, d.items, d.total, d.peak FROM rollup_deltas d
            WHERE d.tenant_id = @p0 AND d.measure = @p1 AND d.quarter >= @p2 AND d.quarter < @p3
        )
        """;

    // Counted by count(DISTINCT), which sorts: a SELECT DISTINCT of them is hashed, by several workers at once where PostgreSQL has them, and the
    // hash table in which it brings them together was seen not to come to an end where there are more than it expects.
    private const string Active =
        """
        WITH active AS (
            SELECT u.quarter, u.user_id, u.feature FROM rollup_users u
            WHERE u.tenant_id = @p0 AND u.quarter >= @p2 AND u.quarter < @p3
            UNION ALL
            SELECT d.quarter, d.user_id, d.name FROM rollup_deltas d
            WHERE d.tenant_id = @p0 AND d.measure = @p1 AND d.quarter >= @p2 AND d.quarter < @p3
        )
        """;

    /// <summary>Sums: step, name, part, items, total, peak.</summary>
    public static SqlQuery Sum(string tenantId, RollupMeasure measure, TimeSteps steps, RollupGroups groups)
    {
        var values = Range(tenantId, measure, steps);
        var step = StepOf("f.quarter", steps, values);
        var name = groups.Names is { Count: > 0 } names
            ? $"CASE WHEN f.name IN ({string.Join(", ", names.Select(kept => Parameter(kept, values)))}) THEN f.name END"
            : "CAST(NULL AS text)";
        return new(
            $"""
            {Figures}
            SELECT {step}, {name}, {(groups.ByPart ? "f.part" : "0")}, CAST(sum(f.items) AS bigint), CAST(sum(f.total) AS bigint), max(f.peak)
            FROM figures f GROUP BY 1, 2, 3 HAVING sum(f.items) <> 0
            """,
            values,
            tenantId);
    }

    /// <summary>The names with most items.</summary>
    public static SqlQuery ListNames(string tenantId, RollupMeasure measure, TimeSteps steps, int limit)
    {
        var values = Range(tenantId, measure, steps);
        return new(
            $"{Figures} SELECT f.name FROM figures f GROUP BY f.name HAVING sum(f.items) > 0 ORDER BY sum(f.items) DESC, f.name LIMIT {Parameter(limit, values)}",
            values,
            tenantId);
    }

    /// <summary>Risk: step, events, total, peak, and the bins of the median and of the 95th percentile, by nearest rank.</summary>
    public static SqlQuery SumRisk(string tenantId, TimeSteps steps)
    {
        var values = Range(tenantId, RollupMeasure.Risk, steps);
        return new(
            $"""
            {Figures}, bins AS (
                SELECT {StepOf("f.quarter", steps, values)} AS step, f.part, sum(f.items) AS items, sum(f.total) AS total, max(f.peak) AS peak
                FROM figures f GROUP BY 1, 2
            ), ranks AS (
                SELECT b.step, b.part, b.total, b.peak,
                    sum(b.items) OVER (PARTITION BY b.step ORDER BY b.part) AS reached, sum(b.items) OVER (PARTITION BY b.step) AS items
                FROM bins b
            )
            SELECT r.step, CAST(max(r.items) AS bigint), CAST(sum(r.total) AS bigint), max(r.peak),
                min(CASE WHEN r.reached * 100 >= r.items * 50 THEN r.part END), min(CASE WHEN r.reached * 100 >= r.items * 95 THEN r.part END)
            FROM ranks r GROUP BY r.step
            """,
            values,
            tenantId);
    }

    /// <summary>Distinct users: step, users.</summary>
    public static SqlQuery CountUsers(string tenantId, TimeSteps steps)
    {
        var values = Range(tenantId, RollupMeasure.Users, steps);
        return new(
            $"{Active} SELECT {StepOf("a.quarter", steps, values)}, count(DISTINCT a.user_id) FROM active a GROUP BY 1",
            values,
            tenantId);
    }

    /// <summary>Distinct users of features: feature, users.</summary>
    public static SqlQuery CountFeatureUsers(string tenantId, TimeSteps steps, int limit)
    {
        var values = Range(tenantId, RollupMeasure.Users, steps);
        return new(
            $"""
            {Active}
            SELECT a.feature, count(DISTINCT a.user_id) FROM active a WHERE a.feature <> '' GROUP BY a.feature ORDER BY 2 DESC, 1 LIMIT {Parameter(limit, values)}
            """,
            values,
            tenantId);
    }

    private static List<object> Range(string tenantId, RollupMeasure measure, TimeSteps steps) => [tenantId, (int)measure, steps.Starts[0], steps.End];

    private static string StepOf(string quarter, TimeSteps steps, List<object> values)
    {
        var numbers = steps.Runs.Select(run =>
            $"{Parameter(run.Step, values)} + ({quarter} - {Parameter(run.Start, values)}) / {Parameter(run.Width, values)}").ToList();
        return numbers.Count == 1
            ? numbers[0]
            : $"CASE {string.Concat(steps.Runs.Skip(1).Select((next, i) => $"WHEN {quarter} < {Parameter(next.Start, values)} THEN {numbers[i]} "))}ELSE {numbers[^1]} END";
    }

    private static string Parameter(object value, List<object> values)
    {
        values.Add(value);
        return string.Create(CultureInfo.InvariantCulture, $"@p{values.Count - 1}");
    }
}
