using HelmAI.Core.Audit;
using HelmAI.Core.Storage.Auditing;

namespace HelmAI.Core.Storage.PostgreSql;

/// <summary>Writes entries of the audit log to PostgreSQL.</summary>
internal sealed class PostgreSqlAuditWriter(PostgreSqlDatabase database) : IAuditWriter
{
    // An entry that comes with an event is written only where the event was stored, by a statement before this one.
    private const string InsertEntries =
        $"""
        INSERT INTO audit_pending ({AuditQueries.Columns})
        SELECT {AuditQueries.Columns}
        FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            AS g (id, tenant_id, occurred_at, key_id, address, method, route, target, outcome, request_id, event_id)
        WHERE g.event_id IS NULL OR EXISTS (SELECT FROM events e WHERE e.id = g.event_id)
        """;

    private static readonly StorageOperation Writing = new("append", "audit_pending");

    /// <summary>Writes entries.</summary>
    /// <param name="entries">The entries, each with the event that it depends on, if it does.</param>
    /// <returns>The statement.</returns>
    public static PostgreSqlStatement Insert(List<(AuditEntry Entry, Guid? EventId)> entries) => new(
        InsertEntries,
        entries.ConvertAll(static item => item.Entry.Id).ToArray(),
        entries.ConvertAll(static item => PostgreSqlValues.ToText(item.Entry.TenantId)).ToArray(),
        entries.ConvertAll(static item => item.Entry.OccurredAt.ToUniversalTime()).ToArray(),
        entries.ConvertAll(static item => PostgreSqlValues.ToTextOrNull(item.Entry.KeyId)).ToArray(),
        entries.ConvertAll(static item => PostgreSqlValues.ToTextOrNull(item.Entry.Address)).ToArray(),
        entries.ConvertAll(static item => PostgreSqlValues.ToText(item.Entry.Method)).ToArray(),
        entries.ConvertAll(static item => PostgreSqlValues.ToText(item.Entry.Route)).ToArray(),
        entries.ConvertAll(static item => PostgreSqlValues.ToTextOrNull(item.Entry.Target)).ToArray(),
        entries.ConvertAll(static item => item.Entry.Outcome).ToArray(),
        entries.ConvertAll(static item => PostgreSqlValues.ToText(item.Entry.RequestId)).ToArray(),
        entries.ConvertAll(static item => item.EventId).ToArray());

    /// <inheritdoc/>
    public Task WriteAsync(IReadOnlyList<AuditEntry> entries) => database.TransactAsync(
        Writing,
        async transaction =>
        {
            await transaction.Session.ExecuteAsync(
                CancellationToken.None, Insert([.. entries.Select(static entry => (entry, (Guid?)null))]));
            return true;
        },
        CancellationToken.None);
}
