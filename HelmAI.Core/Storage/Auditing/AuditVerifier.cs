using HelmAI.Core.Audit;
using HelmAI.Core.Storage.Queries;

namespace HelmAI.Core.Storage.Auditing;

/// <summary>Walks a chain, some entries at a time, however long it is.</summary>
internal sealed class AuditVerifier(IQueryRunner queries, AuditKeys keys)
{
    private const int EntriesAtOnce = 1_000;

    private static readonly StorageOperation Verifying = new("verify", "audit_entries");

    /// <summary>Verifies a tenant's chain.</summary>
    public async Task<AuditVerification> VerifyAsync(string tenantId, CancellationToken cancellationToken)
    {
        var pending = await queries.QueryAsync(Verifying, AuditQueries.CountPending(tenantId), static row => row.Integer(0), cancellationToken);
        var (entries, fault) = await WalkAsync(tenantId, cancellationToken);
        return new(entries, pending.Single(), fault);
    }

    private async Task<(long Entries, AuditBreak? Break)> WalkAsync(string tenantId, CancellationToken cancellationToken)
    {
        // The head is read before the entries that it counts: whatever the sealer adds meanwhile, these must be there.
        var head = await FindHeadAsync(tenantId, cancellationToken);
        var key = await keys.FindAsync(tenantId, cancellationToken);
        var (walked, last) = (0L, AuditKey.Beginning);
        if (head is not null && key?.Made(head) == true)
        {
            while (walked < head.Entries)
            {
                var links = await ReadAsync(tenantId, walked, (int)Math.Min(EntriesAtOnce, head.Entries - walked), cancellationToken);
                foreach (var link in links)
                {
                    if (link.Number != walked + 1)
                    {
                        return (walked, new(walked + 1, null, link.Number <= head.Entries ? AuditFault.Missing : AuditFault.CutOff));
                    }

                    if (!key.Made(link, last))
                    {
                        return (walked, new(link.Number, link.Entry.Id, AuditFault.Changed));
                    }

                    (walked, last) = (link.Number, link.Mac);
                }

                if (links.Count == 0)
                {
                    return (walked, new(walked + 1, null, AuditFault.CutOff));
                }
            }
        }

        return (walked, await FaultAtEndAsync(tenantId, head, key, cancellationToken));
    }

    // What is beyond the head may have been sealed meanwhile; then the head has moved too.
    private async Task<AuditBreak?> FaultAtEndAsync(string tenantId, AuditHead? head, AuditKey? key, CancellationToken cancellationToken)
    {
        var next = (head?.Entries ?? 0) + 1;
        var beyond = await ReadAsync(tenantId, head?.Entries ?? 0, 1, cancellationToken);
        var entryId = beyond.Count == 0 ? (Guid?)null : beyond[0].Entry.Id;
        if (head is not null && key?.Made(head) != true)
        {
            return new(next, entryId, key is null ? AuditFault.HeadMissing : AuditFault.HeadChanged);
        }

        if (entryId is null || (await FindHeadAsync(tenantId, cancellationToken))?.Entries >= next)
        {
            return null;
        }

        return new(next, entryId, head is null ? AuditFault.HeadMissing : AuditFault.Uncounted);
    }

    private async Task<AuditHead?> FindHeadAsync(string tenantId, CancellationToken cancellationToken) =>
        (await queries.QueryAsync(Verifying, AuditQueries.Head(tenantId), AuditQueries.ReadHead, cancellationToken)).SingleOrDefault();

    private Task<List<AuditLink>> ReadAsync(string tenantId, long after, int limit, CancellationToken cancellationToken) =>
        queries.QueryAsync(Verifying, AuditQueries.Links(tenantId, after, limit), AuditQueries.ReadLink, cancellationToken);
}
