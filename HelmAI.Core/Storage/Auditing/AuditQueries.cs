using HelmAI.Core.Audit;
using HelmAI.Core.Storage.Queries;

namespace HelmAI.Core.Storage.Auditing;

/// <summary>The queries on the audit log.</summary>
internal static class AuditQueries
{
    /// <summary>The columns of an entry, which stand in that order in all of its tables.</summary>
    public const string Columns = "id, tenant_id, occurred_at, key_id, address, method, route, target, outcome, request_id";

    /// <summary>A page of sealed entries.</summary>
    public static SqlQuery ListSealed(AuditFilter filter, PageRequest page) => List($"SELECT {Columns}, number FROM audit_entries a", filter, page);

    /// <summary>A page of entries that are not sealed.</summary>
    public static SqlQuery ListPending(AuditFilter filter, PageRequest page) => List($"SELECT {Columns}, NULL FROM audit_pending a", filter, page);

    /// <summary>A part of a tenant's chain.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="after">The number before its first one.</param>
    /// <param name="limit">How many entries at most.</param>
    public static SqlQuery Links(string tenantId, long after, int limit) => new(
        $"SELECT {Columns}, number, mac FROM audit_entries WHERE tenant_id = @p0 AND number > @p1 ORDER BY number LIMIT @p2", [tenantId, after, limit], tenantId);

    /// <summary>A tenant's head.</summary>
    public static SqlQuery Head(string tenantId) =>
        new("SELECT tenant_id, entries, last_mac, mac FROM audit_heads WHERE tenant_id = @p0", [tenantId], tenantId);

    /// <summary>The number of the entries that are not sealed.</summary>
    public static SqlQuery CountPending(string tenantId) => new("SELECT count(*) FROM audit_pending WHERE tenant_id = @p0", [tenantId], tenantId);

    /// <summary>Reads a row of <see cref="ListSealed"/> or <see cref="ListPending"/>.</summary>
    public static AuditRecord ReadRecord(Row row) => new(ReadEntry(row), row.IsNull(10) ? null : row.Integer(10));

    /// <summary>Reads a row of <see cref="Links"/>.</summary>
    public static AuditLink ReadLink(Row row) => new(ReadEntry(row), row.Integer(10), row.Bytes(11));

    /// <summary>Reads a row of <see cref="Head"/>.</summary>
    public static AuditHead ReadHead(Row row) => new(row.Text(0), row.Integer(1), row.Bytes(2), row.Bytes(3));

    /// <summary>Reads the columns of an entry.</summary>
    public static AuditEntry ReadEntry(Row row) => new()
    {
        Id = row.Id(0),
        TenantId = row.Text(1),
        OccurredAt = row.Time(2),
        KeyId = row.TextOrNull(3),
        Address = row.TextOrNull(4),
        Method = row.Text(5),
        Route = row.Text(6),
        Target = row.TextOrNull(7),
        Outcome = (int)row.Integer(8),
        RequestId = row.Text(9),
    };

    private static SqlQuery List(string select, AuditFilter filter, PageRequest page) =>
        new SqlQueryBuilder(select)
            .WhereTenant("a.tenant_id", filter.TenantId)
            .Where("a.key_id", "=", filter.KeyId)
            .Where("a.route", "=", filter.Route)
            .Where("a.outcome", "=", filter.Outcome)
            .Where("a.occurred_at", ">=", filter.From)
            .Where("a.occurred_at", "<", filter.To)
            .Page("a.occurred_at", "a.id", page)
            .Build();
}
