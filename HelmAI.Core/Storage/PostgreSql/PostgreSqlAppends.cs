using HelmAI.Core.Events;
using HelmAI.Core.Storage.Queries;

namespace HelmAI.Core.Storage.PostgreSql;

/// <summary>The statements of an append: each takes its events as one array a column.</summary>
internal static class PostgreSqlAppends
{
    // Bound the memory that one statement takes on both sides; PostgreSQL ends at 1 GB.
    private const int MaxEventsAtOnce = 1_000;
    private const int MaxBytesAtOnce = 16 * 1024 * 1024;

    // What is stored is queued with it, in the order of submission, and audited.
    private const string InsertEvents =
        """
        WITH stored AS (
            INSERT INTO events (
                id, tenant_id, received_at, occurred_at, event_type, severity, source, modality,
                reference, user_id, session_id, ip_address, reports_threat, dedup_key, body_hash, payload)
            SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
            ON CONFLICT (tenant_id, dedup_key) WHERE dedup_key IS NOT NULL DO NOTHING
            RETURNING id, tenant_id, occurred_at
        ), places AS (
            SELECT g.id, min(g.place) AS place FROM unnest($1, $17) AS g (id, place) GROUP BY g.id
        ), queued AS (
            INSERT INTO event_queue (event_id, tenant_id, occurred_at)
            SELECT s.id, s.tenant_id, s.occurred_at FROM stored s JOIN places p ON p.id = s.id ORDER BY p.place
        ), audited AS (
            INSERT INTO audit_pending (id, tenant_id, occurred_at, key_id, address, method, route, target, outcome, request_id)
            SELECT a.id, a.tenant_id, a.occurred_at, a.key_id, a.address, a.method, a.route, a.target, a.outcome, a.request_id
            FROM unnest($18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28)
                AS a (event_id, id, tenant_id, occurred_at, key_id, address, method, route, target, outcome, request_id)
            JOIN stored s ON s.id = a.event_id
        )
        SELECT id FROM stored
        """;

    private const string SelectSame =
        """
        SELECT g.place, e.id, e.body_hash
        FROM unnest($1, $2) WITH ORDINALITY AS g (tenant_id, dedup_key, place)
        JOIN events e ON e.tenant_id = g.tenant_id AND e.dedup_key = g.dedup_key
        WHERE e.dedup_key IS NOT NULL
        """;

    private static readonly Comparer<ReadOnlyMemory<byte>> ByteOrder =
        Comparer<ReadOnlyMemory<byte>>.Create(static (x, y) => x.Span.SequenceCompareTo(y.Span));

    /// <summary>Stores and queues events, and gives the ids of those that were not there yet.</summary>
    /// <param name="submissions">The events.</param>
    /// <param name="payloads">Their payloads as they are stored.</param>
    /// <returns>The statements.</returns>
    public static PostgreSqlStatement[] Insert(IReadOnlyList<EventSubmission> submissions, byte[][] payloads) =>
        [.. Cut(InLockOrder(submissions)).Select(part => Insert(part, payloads))];

    /// <summary>Finds the events that hold the keys of some submissions: number of the submission from 1, id and hash of the body.</summary>
    /// <param name="submissions">The submissions, each with a key.</param>
    /// <returns>The statement.</returns>
    public static PostgreSqlStatement FindSame(IReadOnlyList<EventSubmission> submissions) => new(
        SelectSame,
        submissions.Select(static given => PostgreSqlValues.ToText(given.Event.TenantId)).ToArray(),
        submissions.Select(static given => given.Deduplication!.Key.ToBytes()).ToArray());

    private static PostgreSqlStatement Insert(List<(EventSubmission Given, int Place)> part, byte[][] payloads)
    {
        var audited = part.FindAll(static item => item.Given.Audit is not null);
        return new(
            InsertEvents,
            [
                Column(part, static given => given.Event.Id),
                Column(part, static given => PostgreSqlValues.ToText(given.Event.TenantId)),
                Column(part, static given => given.Event.ReceivedAt.ToUniversalTime()),
                Column(part, static given => given.Event.Timestamp.ToUniversalTime()),
                Column(part, static given => PostgreSqlValues.ToTextOrNull(given.Event.EventType)),
                Column(part, static given => (short?)given.Event.Severity),
                Column(part, static given => PostgreSqlValues.ToTextOrNull(given.Event.Source)),
                Column(part, static given => PostgreSqlValues.ToTextOrNull(given.Event.Modality)),
                Column(part, static given => PostgreSqlValues.ToTextOrNull(given.Event.Reference)),
                Column(part, static given => PostgreSqlValues.ToTextOrNull(given.Event.UserId)),
                Column(part, static given => PostgreSqlValues.ToTextOrNull(given.Event.SessionId)),
                Column(part, static given => PostgreSqlValues.ToTextOrNull(given.Event.IpAddress)),
                Column(part, static given => given.Event.ReportsThreat),
                Column(part, static given => given.Deduplication?.Key.ToBytes()),
                Column(part, static given => given.Deduplication?.BodyHash.ToBytes()),
                part.ConvertAll(item => payloads[item.Place]).ToArray(),
                part.ConvertAll(static item => item.Place).ToArray(),
                Column(audited, static given => given.Event.Id),
                .. PostgreSqlAuditWriter.Columns(audited.ConvertAll(static item => item.Given.Audit!)),
            ])
        {
            IsPrepared = true,
        };
    }

    private static T[] Column<T>(List<(EventSubmission Given, int Place)> part, Func<EventSubmission, T> value) =>
        [.. part.Select(item => value(item.Given))];

    // Two transactions that store the same keys wait for each other; in one order, they cannot do so in a circle.
    private static IEnumerable<(EventSubmission Given, int Place)> InLockOrder(IReadOnlyList<EventSubmission> submissions)
    {
        var placed = submissions.Select(static (given, place) => (Given: given, Place: place));
        return submissions.All(static given => given.Deduplication is null)
            ? placed
            : placed
                .OrderBy(static item => item.Given.Event.TenantId, StringComparer.Ordinal)
                .ThenBy(static item => item.Given.Deduplication?.Key ?? default, ByteOrder);
    }

    private static IEnumerable<List<(EventSubmission Given, int Place)>> Cut(IEnumerable<(EventSubmission Given, int Place)> submissions)
    {
        var part = new List<(EventSubmission Given, int Place)>();
        var bytes = 0;
        foreach (var item in submissions)
        {
            if (part.Count == MaxEventsAtOnce || bytes >= MaxBytesAtOnce)
            {
                yield return part;
                part = [];
                bytes = 0;
            }

            part.Add(item);
            bytes += item.Given.Event.Payload.Length;
        }

        yield return part;
    }
}
