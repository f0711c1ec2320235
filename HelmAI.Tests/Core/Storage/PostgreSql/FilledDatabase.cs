using HelmAI.Core.Storage;
using HelmAI.Core.Storage.PostgreSql;
using HelmAI.Core.Storage.Queries;
using HelmAI.Tests.Support.PostgreSql;

namespace HelmAI.Tests.Core.Storage.PostgreSql;

/// <summary>A database with as many rows, of as many tenants, users and so on, that scanning a table costs more than an index; made once for a class.</summary>
public sealed class FilledDatabase : IAsyncLifetime
{
    private static readonly string[] Fillings =
    [
        """
        INSERT INTO events (
            id, tenant_id, received_at, occurred_at, event_type, severity, source, modality,
            reference, user_id, session_id, ip_address, reports_threat, payload)
        SELECT
            gen_random_uuid(),
            (ARRAY['acme', 'other', 't2', 't3', 't4', 't5', 't6', 't7', 't8', 't9'])[1 + i % 10],
            timestamptz '2026-01-31 12:00Z' + i * interval '1 second',
            timestamptz '2026-01-31 12:00Z' + i * interval '1 second',
            (ARRAY['login', 'process', 'flow', 'threat', 'message'])[1 + i / 10 % 5],
            i / 10 % 6,
            CASE WHEN i / 10 % 3 = 0 THEN 'edge' END,
            (ARRAY['text', 'log', 'network'])[1 + i / 10 % 3],
            'ref-' || i,
            (ARRAY['ann', 'bob'])[1 + i / 10 % 2] || CASE WHEN i % 7 = 0 THEN '' ELSE i % 100 || '' END,
            's-' || i % 500,
            '192.0.2.' || i % 250,
            false,
            convert_to(repeat(md5(i || ''), 10), 'UTF8')
        FROM generate_series(1, 50000) i
        """,
        "INSERT INTO event_queue (event_id, tenant_id, occurred_at) SELECT id, tenant_id, occurred_at FROM events ORDER BY occurred_at DESC LIMIT 1000",
        """
        INSERT INTO assessments (event_id, tenant_id, occurred_at, status, risk_score, processing_us, analyzed_at)
        SELECT e.id, e.tenant_id, e.occurred_at, CASE WHEN random() < 0.02 THEN 2 ELSE 1 END, CASE WHEN random() < 0.1 THEN random() ELSE 0 END, 100, e.received_at
        FROM events e WHERE NOT EXISTS (SELECT FROM event_queue q WHERE q.event_id = e.id)
        """,
        """
        INSERT INTO alerts (
            id, tenant_id, fingerprint, window_start, rule_id, title, severity, entity_type, entity_value,
            risk_score, created_at, event_id, event_count, first_seen, last_seen)
        SELECT
            gen_random_uuid(), e.tenant_id, sha256(convert_to(e.id || '', 'UTF8')), e.occurred_at, 'rule-' || (random() * 20)::int, 'Something was found', e.severity,
            (ARRAY['user', 'ip'])[1 + e.severity % 2], e.user_id, 0.5, e.occurred_at, e.id, 1, e.occurred_at, e.occurred_at
        FROM events e WHERE e.severity > 2
        """,
        "INSERT INTO alert_events (tenant_id, event_id, alert_id) SELECT tenant_id, event_id, id FROM alerts",
        """
        INSERT INTO alert_changes (id, tenant_id, alert_id, version, changed_at, action, status)
        SELECT gen_random_uuid(), tenant_id, id, 2, created_at, 0, 1 FROM alerts
        """,
        """
        INSERT INTO correlation_states (key, tenant_id, rule_id, group_key, state, expires_at)
        SELECT sha256(convert_to(i || '', 'UTF8')), 'acme', 'rule-1', i || '', 'state', now() FROM generate_series(1, 10000) i
        """,
        """
        INSERT INTO audit_entries (id, tenant_id, occurred_at, key_id, method, route, outcome, request_id, number, mac)
        SELECT
            gen_random_uuid(), (ARRAY['acme', 'other', 't2', 't3', 't4'])[1 + i % 5], timestamptz '2026-01-31 12:00Z' + i * interval '1 second',
            'key-' || i % 50, 'GET', 'Route' || i % 30, 200, i || '', i, ''
        FROM generate_series(1, 20000) i
        """,
        """
        INSERT INTO rollups (tenant_id, measure, quarter, name, part, items, total, peak)
        SELECT (ARRAY['acme', 'other', 't2', 't3', 't4'])[1 + i % 5], i / 5 % 7, 1966488 + i / 35, 'name', 0, 1, 0, 0 FROM generate_series(1, 50000) i
        """,
        """
        INSERT INTO rollup_users (tenant_id, quarter, user_id, feature)
        SELECT (ARRAY['acme', 'other', 't2', 't3', 't4'])[1 + i % 5], 1966488 + i / 100, 'user-' || i, 'export' FROM generate_series(1, 50000) i
        """,
        """
        INSERT INTO activities (id, tenant_id, kind, occurred_at, received_at, user_id, name)
        SELECT gen_random_uuid(), tenant_id, severity % 3, occurred_at, received_at, user_id, (ARRAY['export', 'open', 'chat'])[1 + severity % 3] || event_type FROM events
        """,
        "ANALYZE",
    ];

    private TestStore? _store;

    public async Task InitializeAsync()
    {
        if (PostgreSqlServer.WhyMissing is not null)
        {
            return;
        }

        _store = await PostgreSqlProvider.OpenNewAsync();
        foreach (var filling in Fillings)
        {
            await RunAsync(new SqlQuery(filling, []));
        }
    }

    public async Task DisposeAsync()
    {
        if (_store is not null)
        {
            await _store.DisposeAsync();
        }
    }

    /// <summary>The steps by which the server would answer a query.</summary>
    internal Task<List<string>> ExplainAsync(SqlQuery query) => RunAsync(query with { Text = $"EXPLAIN {query.Text}" });

    private Task<List<string>> RunAsync(SqlQuery query) =>
        _store!.Get<PostgreSqlDatabase>().QueryAsync(new StorageOperation("explain", "events"), query, row => row.Text(0), default);
}
