using HelmAI.Core.Rollups;
using HelmAI.Core.Storage.Rollups;

namespace HelmAI.Core.Storage.Sqlite;

/// <summary>The statements on roll-ups; always inside a transaction.</summary>
internal static class SqliteRollups
{
    private const string InsertDelta =
        """
        INSERT INTO rollup_deltas (tenant_id, measure, quarter, name, part, user_id, items, total, peak)
        VALUES (@tenant_id, @measure, @quarter, CASE WHEN @user_id IS NULL THEN @name ELSE substr(@name, 1, 128) END, @part, @user_id, @items, @total, @peak)
        """;

    private const string FindLast =
        "SELECT count(*), coalesce(max(sequence), 0) FROM (SELECT sequence FROM rollup_deltas ORDER BY sequence LIMIT @limit)";

    private const string FoldUsers =
        """
        INSERT INTO rollup_users (tenant_id, quarter, user_id, feature)
        SELECT tenant_id, quarter, user_id, name FROM rollup_deltas WHERE sequence <= @last AND user_id IS NOT NULL
        ON CONFLICT DO NOTHING
        """;

    private const string FoldFigures =
        """
        INSERT INTO rollups (tenant_id, measure, quarter, name, part, items, total, peak)
        SELECT tenant_id, measure, quarter, name, part, sum(items), sum(total), max(peak)
        FROM rollup_deltas WHERE sequence <= @last AND user_id IS NULL GROUP BY 1, 2, 3, 4, 5
        ON CONFLICT (tenant_id, measure, quarter, name, part) DO UPDATE SET
            items = items + excluded.items, total = total + excluded.total, peak = max(peak, excluded.peak)
        """;

    private const string RaiseFloor =
        """
        INSERT INTO rollup_floors (tenant_id, source, quarter) VALUES (@tenant_id, @source, @quarter)
        ON CONFLICT (tenant_id, source) DO UPDATE SET quarter = max(quarter, excluded.quarter)
        """;

    /// <summary>The quarter of a time: a division that rounds down before 1970, too.</summary>
    /// <param name="time">A column that holds microseconds since the Unix epoch.</param>
    /// <returns>The expression.</returns>
    public static string QuarterOf(string time) => $"({time} - ({time} % 900000000 + 900000000) % 900000000) / 900000000";

    /// <summary>Adds changes.</summary>
    /// <param name="session">The transaction that writes the rows which they count.</param>
    /// <param name="deltas">The changes.</param>
    public static void Add(SqliteSession session, RollupDeltas deltas)
    {
        foreach (var (key, figures) in deltas.Changes)
        {
            session.Execute(
                InsertDelta,
                ("@tenant_id", key.TenantId),
                ("@measure", (int)key.Measure),
                ("@quarter", key.Quarter),
                ("@name", key.Name),
                ("@part", key.Part),
                ("@user_id", key.UserId),
                ("@items", figures.Items),
                ("@total", figures.Total),
                ("@peak", figures.Peak));
        }
    }

    /// <summary>Moves changes into the figures, oldest first.</summary>
    /// <param name="session">An open transaction.</param>
    /// <param name="limit">How many at most.</param>
    /// <returns>How many it was.</returns>
    public static int Fold(SqliteSession session, int limit)
    {
        var (count, last) = session.Query(FindLast, static row => ((int)row.Integer(0), row.Integer(1)), ("@limit", limit)).Single();
        if (count > 0)
        {
            session.Execute(FoldUsers, ("@last", last));
            session.Execute(FoldFigures, ("@last", last));
            session.Execute("DELETE FROM rollup_deltas WHERE sequence <= @last", ("@last", last));
        }

        return count;
    }

    /// <summary>Notes that rows are removed, so that figures are not made anew without them.</summary>
    /// <param name="session">The transaction that removes them.</param>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="source">Of which kind.</param>
    /// <param name="before">Rows of times before this may be gone.</param>
    public static void Raise(SqliteSession session, string tenantId, RollupSource source, DateTimeOffset before) => session.Execute(
        RaiseFloor, ("@tenant_id", tenantId), ("@source", (int)source), ("@quarter", Quarter.From(before)));
}
