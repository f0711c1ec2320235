using HelmAI.Core.Audit;
using HelmAI.Core.Storage.Appending;
using HelmAI.Core.Storage.Queries;

namespace HelmAI.Core.Storage.Auditing;

/// <summary>The audit log of either provider.</summary>
internal sealed class AuditLog : IAuditLog, IAsyncDisposable
{
    private static readonly StorageOperation Listing = new("list", "audit_entries");

    private readonly IQueryRunner _queries;
    private readonly AuditVerifier _verifier;
    private readonly AuditSealer _sealer;
    private readonly GroupCommit<AuditEntry, bool> _commits;

    public AuditLog(IAuditWriter writer, IQueryRunner queries, AuditVerifier verifier, AuditSealer sealer)
    {
        _queries = queries;
        _verifier = verifier;
        _sealer = sealer;
        _commits = new(async entries =>
        {
            await writer.WriteAsync(entries);
            return new bool[entries.Count];
        });
    }

    /// <inheritdoc/>
    public Task AppendAsync(AuditEntry entry, CancellationToken cancellationToken) => _commits.AddAsync(entry, cancellationToken);

    /// <inheritdoc/>
    public async Task<Page<AuditRecord>> ListAsync(AuditFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        Paging.Check(page);

        // In this order: what is sealed meanwhile is found twice rather than not at all.
        var pending = await _queries.QueryAsync(Listing, AuditQueries.ListPending(filter, page), AuditQueries.ReadRecord, cancellationToken);
        var linked = await _queries.QueryAsync(Listing, AuditQueries.ListSealed(filter, page), AuditQueries.ReadRecord, cancellationToken);
        var found = linked.Concat(pending)
            .DistinctBy(static record => record.Entry.Id)
            .OrderByDescending(static record => record.Entry.OccurredAt)
            .ThenByDescending(static record => record.Entry.Id)
            .Take(page.Limit + 1)
            .ToList();
        return Paging.Cut(found, page, static record => new(record.Entry.OccurredAt, record.Entry.Id));
    }

    /// <inheritdoc/>
    public Task<AuditVerification> VerifyAsync(string tenantId, CancellationToken cancellationToken) => _verifier.VerifyAsync(tenantId, cancellationToken);

    /// <inheritdoc/>
    public Task<int> SealAsync(CancellationToken cancellationToken) => _sealer.SealAsync(cancellationToken);

    /// <summary>Lets nobody in any more, and writes what waits.</summary>
    /// <returns>Once the last caller has its answer.</returns>
    public ValueTask DisposeAsync() => _commits.DisposeAsync();
}
