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
        var headHolds = head is not null && key?.Made(head) == true;
        var (walked, last, end) = (0L, AuditKey.Beginning, headHolds ? head!.Entries : long.MaxValue);
        while (key is not null && walked < end)
        {
            var links = await ReadAsync(tenantId, walked, (int)Math.Min(EntriesAtOnce, end - walked), cancellationToken);
            foreach (var link in links)
            {
                if (link.Number != walked + 1)
                {
                    return (walked, new(walked + 1, null, link.Number <= end ? AuditFault.Missing : AuditFault.CutOff));
                }

                if (!key.Made(link, last))
                {
                    return (walked, new(link.Number, link.Entry.Id, AuditFault.Changed));
                }

                (walked, last) = (link.Number, link.Mac);
            }

            if (links.Count == 0)
            {
                return (walked, headHolds ? new(walked + 1, null, AuditFault.CutOff) : await FaultAtEndAsync(tenantId, walked, head, cancellationToken));
            }
        }

        return (walked, await FaultAtEndAsync(tenantId, walked, headHolds ? null : head, cancellationToken));
    }

    // What is beyond the head may have been sealed meanwhile; then the head has moved too.
    private async Task<AuditBreak?> FaultAtEndAsync(string tenantId, long walked, AuditHead? badHead, CancellationToken cancellationToken)
    {
        if (badHead is not null)
        {
            return new(walked + 1, null, AuditFault.HeadChanged);
        }

        var beyond = await ReadAsync(tenantId, walked, 1, cancellationToken);
        var head = await FindHeadAsync(tenantId, cancellationToken);
        if (head is null)
        {
            return walked > 0 || beyond.Count > 0 ? new(walked + 1, null, AuditFault.HeadMissing) : null;
        }

        return beyond.Count > 0 && head.Entries <= walked ? new(walked + 1, beyond[0].Entry.Id, AuditFault.Uncounted) : null;
    }

    private async Task<AuditHead?> FindHeadAsync(string tenantId, CancellationToken cancellationToken) =>
        (await queries.QueryAsync(Verifying, AuditQueries.Head(tenantId), AuditQueries.ReadHead, cancellationToken)).SingleOrDefault();

    private Task<List<AuditLink>> ReadAsync(string tenantId, long after, int limit, CancellationToken cancellationToken) =>
        queries.QueryAsync(Verifying, AuditQueries.Links(tenantId, after, limit), AuditQueries.ReadLink, cancellationToken);
}
