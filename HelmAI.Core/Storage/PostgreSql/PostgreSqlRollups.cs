using HelmAI.Core.Rollups;
using HelmAI.Core.Storage.Rollups;

namespace HelmAI.Core.Storage.PostgreSql;

/// <summary>The statements on roll-ups. Whoever writes rows adds what they change; nobody waits for anybody there, since deltas are only inserted.</summary>
internal static class PostgreSqlRollups
{
    // A user and a feature share an entry of an index, which holds 2,704 bytes: a feature counts by the beginning of its name.
    private const string InsertDeltas =
        """
        INSERT INTO rollup_deltas (tenant_id, measure, quarter, name, part, user_id, items, total, peak)
        SELECT g.tenant_id, g.measure, g.quarter, CASE WHEN g.user_id IS NULL THEN g.name ELSE left(g.name, 128) END, g.part, g.user_id, g.items, g.total, g.peak
        FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9) AS g (tenant_id, measure, quarter, name, part, user_id, items, total, peak)
        """;

    // One statement, and so one view of the deltas: what is taken is what is added. Each table's keys are in order, as its index is.
    private const string FoldDeltas =
        """
        WITH taken AS (
            DELETE FROM rollup_deltas WHERE sequence IN (SELECT d.sequence FROM rollup_deltas d ORDER BY d.sequence LIMIT $1)
            RETURNING tenant_id, measure, quarter, name, part, user_id, items, total, peak
        ), users AS (
            INSERT INTO rollup_users (tenant_id, quarter, user_id, feature)
            SELECT DISTINCT t.tenant_id, t.quarter, t.user_id, t.name FROM taken t WHERE t.user_id IS NOT NULL ORDER BY 1, 2, 3, 4
            ON CONFLICT DO NOTHING
        ), figures AS (
            INSERT INTO rollups AS r (tenant_id, measure, quarter, name, part, items, total, peak)
            SELECT t.tenant_id, t.measure, t.quarter, t.name, t.part, sum(t.items), sum(t.total), max(t.peak)
            FROM taken t WHERE t.user_id IS NULL GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5
            ON CONFLICT (tenant_id, measure, quarter, name, part) DO UPDATE SET
                items = r.items + excluded.items, total = r.total + excluded.total, peak = greatest(r.peak, excluded.peak)
        )
        SELECT count(*) FROM taken
        """;

    private const string RaiseFloor =
        """
        INSERT INTO rollup_floors AS f (tenant_id, source, quarter) VALUES ($1, $2, $3)
        ON CONFLICT (tenant_id, source) DO UPDATE SET quarter = greatest(f.quarter, excluded.quarter)
        """;

    /// <summary>Adds changes.</summary>
    /// <param name="deltas">The changes of the rows that the same transaction writes, at least one.</param>
    /// <returns>The statement.</returns>
    public static PostgreSqlStatement Add(RollupDeltas deltas)
    {
        var rows = deltas.Changes;
        return new(
            InsertDeltas,
            rows.Select(static row => PostgreSqlValues.ToText(row.Key.TenantId)).ToArray(),
            rows.Select(static row => (short)row.Key.Measure).ToArray(),
            rows.Select(static row => row.Key.Quarter).ToArray(),
            rows.Select(static row => PostgreSqlValues.ToIndexedText(row.Key.Name)).ToArray(),
            rows.Select(static row => row.Key.Part).ToArray(),
            rows.Select(static row => row.Key.UserId is { } user ? PostgreSqlValues.ToIndexedText(user) : null).ToArray(),
            rows.Select(static row => row.Value.Items).ToArray(),
            rows.Select(static row => row.Value.Total).ToArray(),
            rows.Select(static row => row.Value.Peak).ToArray());
    }

    /// <summary>Moves changes into the figures, oldest first: how many.</summary>
    /// <param name="limit">How many at most.</param>
    /// <returns>The statement.</returns>
    public static PostgreSqlStatement Fold(int limit) => new(FoldDeltas, limit);

    /// <summary>Notes that rows are removed, so that figures are not made anew without them.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="source">Of which kind.</param>
    /// <param name="before">Rows of times before this may be gone.</param>
    /// <returns>The statement.</returns>
    public static PostgreSqlStatement Raise(string tenantId, RollupSource source, DateTimeOffset before) =>
        new(RaiseFloor, PostgreSqlValues.ToText(tenantId), (short)source, Quarter.From(before));
}
