using HelmAI.Core.Events;
using HelmAI.Core.Storage.Encryption;
using HelmAI.Core.Storage.Queries;

namespace HelmAI.Core.Storage.Sqlite;

/// <summary>Events in SQLite.</summary>
internal sealed class SqliteEventStore(SqliteDatabase database, IQueryRunner queries, RowCipher cipher, EventRows rows) : EventStore(queries, rows)
{
    private const string InsertEvent =
        """
        INSERT INTO events (
            id, tenant_id, received_at, occurred_at, event_type, severity, source, modality,
            reference, user_id, session_id, ip_address, reports_threat, dedup_key, body_hash, payload)
        VALUES (
            @id, @tenant_id, @received_at, @occurred_at, @event_type, @severity, @source, @modality,
            @reference, @user_id, @session_id, @ip_address, @reports_threat, @dedup_key, @body_hash, @payload)
        ON CONFLICT (tenant_id, dedup_key) WHERE dedup_key IS NOT NULL DO NOTHING
        """;

    private const string Enqueue =
        "INSERT INTO event_queue (event_id, tenant_id, occurred_at, trace_parent) VALUES (@event_id, @tenant_id, @occurred_at, @trace_parent)";

    private const string FindSame =
        "SELECT id, body_hash FROM events WHERE tenant_id = @tenant_id AND dedup_key = @dedup_key";

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<AppendResult>> AppendAsync(
        IReadOnlyList<EventSubmission> submissions, CancellationToken cancellationToken)
    {
        if (submissions.Count == 0)
        {
            return [];
        }

        var payloads = await cipher.SealAsync(submissions, cancellationToken);
        return await database.WriteAsync(Appending, session => Append(session, submissions, payloads, cancellationToken), cancellationToken);
    }

    private static AppendResult[] Append(
        SqliteSession session, IReadOnlyList<EventSubmission> submissions, byte[][] payloads, CancellationToken cancellationToken)
    {
        var results = new AppendResult[submissions.Count];
        for (var i = 0; i < results.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            results[i] = Append(session, submissions[i], payloads[i]);
        }

        return results;
    }

    private static AppendResult Append(SqliteSession session, EventSubmission submission, byte[] payload)
    {
        var (stored, deduplication) = submission;
        var inserted = session.Execute(
            InsertEvent,
            ("@id", stored.Id.ToBlob()),
            ("@tenant_id", stored.TenantId),
            ("@received_at", stored.ReceivedAt.ToMicroseconds()),
            ("@occurred_at", stored.Timestamp.ToMicroseconds()),
            ("@event_type", stored.EventType),
            ("@severity", (int?)stored.Severity),
            ("@source", stored.Source),
            ("@modality", stored.Modality),
            ("@reference", stored.Reference),
            ("@user_id", stored.UserId),
            ("@session_id", stored.SessionId),
            ("@ip_address", stored.IpAddress),
            ("@reports_threat", stored.ReportsThreat),
            ("@dedup_key", deduplication?.Key.ToBytes()),
            ("@body_hash", deduplication?.BodyHash.ToBytes()),
            ("@payload", payload));
        if (inserted == 0)
        {
            return FindFirst(session, stored.TenantId, deduplication!);
        }

        session.Execute(
            Enqueue,
            ("@event_id", stored.Id.ToBlob()),
            ("@tenant_id", stored.TenantId),
            ("@occurred_at", stored.Timestamp.ToMicroseconds()),
            ("@trace_parent", stored.TraceParent));
        if (submission.Audit is { } audit)
        {
            SqliteAuditWriter.Write(session, audit);
        }

        return new(stored.Id, AppendOutcome.Stored);
    }

    private static AppendResult FindFirst(SqliteSession session, string tenantId, DeduplicationKey deduplication)
    {
        var (id, bodyHash) = session.Query(
            FindSame,
            static row => (row.Id(0), row.Bytes(1)),
            ("@tenant_id", tenantId),
            ("@dedup_key", deduplication.Key.ToBytes())).Single();
        return new(id, deduplication.BodyHash.Span.SequenceEqual(bodyHash) ? AppendOutcome.Duplicate : AppendOutcome.Conflict);
    }
}
