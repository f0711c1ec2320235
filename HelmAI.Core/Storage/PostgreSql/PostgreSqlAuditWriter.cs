using HelmAI.Core.Audit;
using HelmAI.Core.Storage.Auditing;

namespace HelmAI.Core.Storage.PostgreSql;

/// <summary>Writes entries of the audit log to PostgreSQL.</summary>
internal sealed class PostgreSqlAuditWriter(PostgreSqlDatabase database) : IAuditWriter
{
    private const string InsertEntries =
        $"""
        INSERT INTO audit_pending ({AuditQueries.Columns})
        SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """;

    private static readonly StorageOperation Writing = new("append", "audit_pending");

    /// <summary>The entries' columns, in the order of <see cref="AuditQueries.Columns"/>.</summary>
    /// <param name="entries">The entries.</param>
    /// <returns>One array a column.</returns>
    public static object[] Columns(List<AuditEntry> entries) =>
    [
        entries.ConvertAll(static entry => entry.Id).ToArray(),
        entries.ConvertAll(static entry => PostgreSqlValues.ToText(entry.TenantId)).ToArray(),
        entries.ConvertAll(static entry => entry.OccurredAt.ToUniversalTime()).ToArray(),
        entries.ConvertAll(static entry => PostgreSqlValues.ToTextOrNull(entry.KeyId)).ToArray(),
        entries.ConvertAll(static entry => PostgreSqlValues.ToTextOrNull(entry.Address)).ToArray(),
        entries.ConvertAll(static entry => PostgreSqlValues.ToText(entry.Method)).ToArray(),
        entries.ConvertAll(static entry => PostgreSqlValues.ToText(entry.Route)).ToArray(),
        entries.ConvertAll(static entry => PostgreSqlValues.ToTextOrNull(entry.Target)).ToArray(),
        entries.ConvertAll(static entry => entry.Outcome).ToArray(),
        entries.ConvertAll(static entry => PostgreSqlValues.ToText(entry.RequestId)).ToArray(),
    ];

    /// <inheritdoc/>
    public Task WriteAsync(IReadOnlyList<AuditEntry> entries) => database.TransactAsync(
        Writing,
        async transaction =>
        {
            await transaction.Session.ExecuteAsync(CancellationToken.None, new PostgreSqlStatement(InsertEntries, Columns([.. entries])) { IsPrepared = true });
            return true;
        },
        CancellationToken.None);
}
