using System.Diagnostics;
using Npgsql;

namespace HelmAI.Benchmarks.Rollups;

/// <summary>
/// Rows to make roll-ups from, over 90 days: 20,000 users of 30 features, events of 20 types and all severities of which a quarter carries risk,
/// alerts of 50 rules. Users are so many that hardly two activities share one's quarter of an hour: the roll-up of users is as large as can be.
/// </summary>
internal static class RollupFilling
{
    private const string Activities =
        """
        INSERT INTO activities (id, tenant_id, kind, occurred_at, received_at, user_id, name, session_duration, response_time, satisfaction_score)
        SELECT gen_random_uuid(), CASE WHEN i % 10 = 0 THEN 'other' ELSE 'default' END, i % 3, t, t, 'user-' || (random() * random() * 20000)::int,
            CASE i % 3 WHEN 1 THEN 'feature-' || (random() * random() * 30)::int ELSE 'name-' || i % 12 END,
            CASE i % 3 WHEN 1 THEN random() * 600 END, CASE i % 3 WHEN 2 THEN random() * 5 END, CASE WHEN i % 6 = 2 THEN 1 + (random() * 4)::int END
        FROM (SELECT i, $1::timestamptz - random() * interval '90 days' AS t FROM generate_series(1, $2) i) g
        """;

    private const string Events =
        """
        INSERT INTO events (id, tenant_id, received_at, occurred_at, event_type, severity, reports_threat, payload)
        SELECT gen_random_uuid(), CASE WHEN i % 10 = 0 THEN 'other' ELSE 'default' END, t, t, 'type-' || i % 20, i % 5, false, ''
        FROM (SELECT i, $1::timestamptz - random() * interval '90 days' AS t FROM generate_series(1, $2) i) g
        """;

    private const string Assessments =
        """
        INSERT INTO assessments (event_id, tenant_id, occurred_at, status, risk_score, processing_us, analyzed_at)
        SELECT e.id, e.tenant_id, e.occurred_at, 1, CASE WHEN random() < 0.25 THEN random() ELSE 0 END, 100, e.received_at FROM events e
        """;

    private const string Alerts =
        """
        INSERT INTO alerts (
            id, tenant_id, fingerprint, window_start, rule_id, title, severity, entity_type, entity_value, risk_score, created_at, event_id, event_count, first_seen, last_seen)
        SELECT gen_random_uuid(), e.tenant_id, uuid_send(e.id), e.occurred_at, 'rule-' || (random() * random() * 50)::int, 'Something was found', e.severity, 'user', 'ann', 0.5,
            e.occurred_at, e.id, 1, e.occurred_at, e.occurred_at
        FROM events e WHERE random() < 0.02
        """;

    /// <summary>Fills.</summary>
    /// <param name="database">An empty database with its schema.</param>
    /// <param name="count">How many activities, and how many events.</param>
    /// <param name="end">When the last of them happen.</param>
    /// <param name="report">Is told what is done, and when that began.</param>
    /// <returns>Once the rows are there.</returns>
    public static async Task FillAsync(NpgsqlDataSource database, int count, DateTimeOffset end, Action<string, long> report)
    {
        foreach (var (name, text, values) in new (string, string, object[])[]
        {
            ("activities", Activities, [end, count]), ("events", Events, [end, count]), ("assessments", Assessments, []), ("alerts", Alerts, []), ("statistics", "ANALYZE", []),
        })
        {
            var start = Stopwatch.GetTimestamp();
            await RunAsync(database, text, values);
            report(name, start);
        }
    }

    /// <summary>Does what autovacuum does in time: without it, no index answers alone.</summary>
    /// <param name="database">The database.</param>
    /// <returns>Once it is done.</returns>
    public static Task TidyAsync(NpgsqlDataSource database) => RunAsync(database, "VACUUM (ANALYZE) rollups, rollup_users, rollup_deltas", []);

    // Without the limit of time that requests have.
    private static async Task RunAsync(NpgsqlDataSource database, string text, object[] values)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(text, connection) { CommandTimeout = 0 };
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        await command.ExecuteNonQueryAsync();
    }
}
