using HelmAI.Core.Audit;
using HelmAI.Core.Storage.Queries;
using Microsoft.Extensions.Logging;

namespace HelmAI.Core.Storage.Auditing;

/// <summary>
/// Moves entries from where requests wrote them into their tenant's chain. An entry gets its number here, not when it is written: transactions
/// become visible in another order than they begin in, and a number given earlier would leave gaps that fill up behind the sealer's back.
/// So the chain is in the order in which entries were seen, and nothing that comes late can be missed.
/// </summary>
internal sealed class AuditSealer(IQueryRunner queries, ITransactions transactions, AuditKeys keys, TimeProvider time, ILogger<AuditSealer> logger)
{
    private const int EntriesAtOnce = 1_000;

    private static readonly StorageOperation Sealing = new("seal", "audit_entries");

    // From tenant to tenant by the index, since what waits may be many rows of few tenants.
    private static readonly SqlQuery WaitingTenants = new(
        """
        WITH RECURSIVE waiting (tenant_id) AS (
            SELECT min(tenant_id) FROM audit_pending
            UNION ALL
            SELECT (SELECT min(p.tenant_id) FROM audit_pending p WHERE p.tenant_id > w.tenant_id) FROM waiting w WHERE w.tenant_id IS NOT NULL
        )
        SELECT tenant_id FROM waiting WHERE tenant_id IS NOT NULL
        """,
        []);

    /// <summary>Seals what waits.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many entries were sealed.</returns>
    /// <exception cref="Errors.DatabaseException">The database failed.</exception>
    public async Task<int> SealAsync(CancellationToken cancellationToken)
    {
        var total = 0;
        foreach (var tenantId in await queries.QueryAsync(Sealing, WaitingTenants, static row => row.Text(0), cancellationToken))
        {
            // The key is made before the transaction, since SQLite has no room for another one beside it.
            var key = await keys.GetAsync(tenantId, cancellationToken);
            int count;
            do
            {
                count = await transactions.RunAsync(Sealing, transaction => SealAsync(transaction, tenantId, key, cancellationToken), cancellationToken);
                total += count;
            }
            while (count == EntriesAtOnce);
        }

        return total;
    }

    private static SqlQuery Pending(string tenantId) => new(
        $"SELECT {AuditQueries.Columns} FROM audit_pending WHERE tenant_id = @p0 ORDER BY occurred_at, id LIMIT @p1", [tenantId, EntriesAtOnce]);

    // Copied within the database, so that what is signed is what is stored.
    private static SqlQuery Move(List<AuditLink> links) => new(
        $"INSERT INTO audit_entries ({AuditQueries.Columns}, number, mac) "
        + "SELECT p.id, p.tenant_id, p.occurred_at, p.key_id, p.address, p.method, p.route, p.target, p.outcome, p.request_id, v.column2, v.column3 "
        + $"FROM (VALUES {string.Join(", ", links.Select(static (_, i) => FormattableString.Invariant($"(@p{3 * i}, @p{(3 * i) + 1}, @p{(3 * i) + 2})")))}) v "
        + "JOIN audit_pending p ON p.id = v.column1",
        [.. links.SelectMany(static link => (object[])[link.Entry.Id, link.Number, link.Mac])]);

    private async Task<int> SealAsync(ITransaction transaction, string tenantId, AuditKey key, CancellationToken cancellationToken)
    {
        if (!await transaction.LockAsync(StorageLocks.AuditSeal, wait: false, cancellationToken)
            || await FindHeadAsync(transaction, tenantId, key, cancellationToken) is not { } head)
        {
            return 0;
        }

        var links = Chain(head, key, await transaction.QueryAsync(Pending(tenantId), AuditQueries.ReadEntry, cancellationToken));
        if (links.Count > 0)
        {
            await transaction.QueryAsync(Move(links), static _ => true, cancellationToken);
            await transaction.QueryAsync(
                new SqlQueryBuilder("DELETE FROM audit_pending").WhereIn("id", links.Select(static link => link.Entry.Id)).Build(),
                static _ => true,
                cancellationToken);
            await WriteHeadAsync(transaction, key.SignHead(tenantId, links[^1].Number, links[^1].Mac), cancellationToken);
        }

        return links.Count;
    }

    // A head that is not the sealer's is never continued: that would sign what was done to it. The entries wait for an operator.
    private async Task<AuditHead?> FindHeadAsync(ITransaction transaction, string tenantId, AuditKey key, CancellationToken cancellationToken)
    {
        var found = (await transaction.QueryAsync(AuditQueries.Head(tenantId), AuditQueries.ReadHead, cancellationToken)).SingleOrDefault();
        var head = found ?? key.SignHead(tenantId, 0, AuditKey.Beginning);
        var beyond = await transaction.QueryAsync(AuditQueries.Links(tenantId, head.Entries, 1), AuditQueries.ReadLink, cancellationToken);
        if (key.Made(head) && beyond.Count == 0)
        {
            return head;
        }

        logger.AuditLogBroken(tenantId);
        return null;
    }

    private static List<AuditLink> Chain(AuditHead head, AuditKey key, List<AuditEntry> entries)
    {
        var links = new List<AuditLink>(entries.Count);
        var (number, last) = (head.Entries, head.LastMac);
        foreach (var entry in entries)
        {
            last = key.Sign(entry, ++number, last);
            links.Add(new(entry, number, last));
        }

        return links;
    }

    private Task WriteHeadAsync(ITransaction transaction, AuditHead head, CancellationToken cancellationToken) => transaction.ExecuteAsync(
        """
        INSERT INTO audit_heads (tenant_id, entries, last_mac, mac, sealed_at) VALUES (@p0, @p1, @p2, @p3, @p4)
        ON CONFLICT (tenant_id) DO UPDATE SET entries = excluded.entries, last_mac = excluded.last_mac, mac = excluded.mac, sealed_at = excluded.sealed_at
        """,
        [head.TenantId, head.Entries, head.LastMac, head.Mac, time.GetUtcNow()],
        cancellationToken);
}
