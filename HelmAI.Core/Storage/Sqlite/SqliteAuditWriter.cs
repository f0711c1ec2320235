using HelmAI.Core.Audit;
using HelmAI.Core.Storage.Auditing;

namespace HelmAI.Core.Storage.Sqlite;

/// <summary>Writes entries of the audit log to SQLite.</summary>
internal sealed class SqliteAuditWriter(SqliteDatabase database) : IAuditWriter
{
    private const string InsertEntry =
        $"""
        INSERT INTO audit_pending ({AuditQueries.Columns})
        VALUES (@id, @tenant_id, @occurred_at, @key_id, @address, @method, @route, @target, @outcome, @request_id)
        """;

    private static readonly StorageOperation Writing = new("append", "audit_pending");

    /// <summary>Writes an entry.</summary>
    /// <param name="session">An open transaction.</param>
    /// <param name="entry">The entry.</param>
    public static void Write(SqliteSession session, AuditEntry entry) => session.Execute(
        InsertEntry,
        ("@id", entry.Id.ToBlob()),
        ("@tenant_id", entry.TenantId),
        ("@occurred_at", entry.OccurredAt.ToMicroseconds()),
        ("@key_id", entry.KeyId),
        ("@address", entry.Address),
        ("@method", entry.Method),
        ("@route", entry.Route),
        ("@target", entry.Target),
        ("@outcome", entry.Outcome),
        ("@request_id", entry.RequestId));

    /// <inheritdoc/>
    public Task WriteAsync(IReadOnlyList<AuditEntry> entries) => database.WriteAsync(
        Writing,
        session =>
        {
            foreach (var entry in entries)
            {
                Write(session, entry);
            }

            return true;
        },
        CancellationToken.None);
}
