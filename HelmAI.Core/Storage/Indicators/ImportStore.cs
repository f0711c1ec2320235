using HelmAI.Core.Intelligence;
using HelmAI.Core.Storage.Queries;

namespace HelmAI.Core.Storage.Indicators;

/// <summary>Imports on either database.</summary>
/// <param name="transactions">Writes.</param>
/// <param name="queries">Reads.</param>
internal sealed class ImportStore(ITransactions transactions, IQueryRunner queries) : IImportStore
{
    private const string Columns =
        "id, tenant_id, owner_id, source, format, state, bytes_total, bytes_read, accepted, unchanged, rejected, ignored, related, errors, error, created_at, updated_at, finished_at, confidence, labels";

    private static readonly StorageOperation Adding = new("add", "indicator_imports");
    private static readonly StorageOperation Updating = new("update", "indicator_imports");
    private static readonly StorageOperation Finding = new("find", "indicator_imports");
    private static readonly StorageOperation Listing = new("list", "indicator_imports");

    /// <inheritdoc/>
    public Task AddAsync(IndicatorImport import, DateTimeOffset forgetBefore, CancellationToken cancellationToken) => transactions.RunAsync(
        Adding,
        async transaction =>
        {
            await transaction.ExecuteAsync("DELETE FROM indicator_imports WHERE tenant_id = @p0 AND created_at < @p1 AND state <> 0", [import.TenantId, forgetBefore], cancellationToken);
            await transaction.ExecuteAsync(
                """
                INSERT INTO indicator_imports (
                    id, tenant_id, owner_id, source, format, state, bytes_total, bytes_read, accepted, unchanged, rejected, ignored, related, errors, created_at, updated_at,
                    confidence, labels)
                VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, 0, 0, 0, 0, 0, 0, '[]', @p7, @p8, nullif(@p9, -1), @p10)
                """,
                [
                    import.Id, import.TenantId, import.OwnerId, import.Source, import.Format, (int)import.State, import.BytesTotal, import.CreatedAt, import.UpdatedAt,
                    import.Confidence ?? -1, IndicatorRows.WriteLabels(import.Labels),
                ],
                cancellationToken);
            return true;
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task UpdateAsync(IndicatorImport import, CancellationToken cancellationToken) => transactions.RunAsync(
        Updating,
        async transaction =>
        {
            await transaction.ExecuteAsync(
                """
                UPDATE indicator_imports SET
                    state = @p1, bytes_read = @p2, accepted = @p3, unchanged = @p4, rejected = @p5, ignored = @p6, related = @p7, errors = @p8, error = nullif(@p9, ''),
                    updated_at = @p10, finished_at = CASE WHEN @p11 THEN @p10 ELSE NULL END
                WHERE id = @p0
                """,
                [
                    import.Id, (int)import.State, import.BytesRead, import.Accepted, import.Unchanged, import.Rejected, import.Ignored, import.Related, import.Errors,
                    import.Error ?? string.Empty, import.UpdatedAt, import.FinishedAt is not null,
                ],
                cancellationToken);
            return true;
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task KeepAsync(IReadOnlyCollection<Guid> ids, DateTimeOffset now, CancellationToken cancellationToken) => transactions.RunAsync(
        Updating,
        async transaction =>
        {
            foreach (var id in ids)
            {
                await transaction.ExecuteAsync("UPDATE indicator_imports SET updated_at = @p1 WHERE id = @p0 AND state = 0", [id, now], cancellationToken);
            }

            return true;
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<bool> ClaimAsync(Guid id, DateTimeOffset seen, DateTimeOffset now, CancellationToken cancellationToken) => transactions.RunAsync(
        Updating,
        async transaction => (await transaction.QueryAsync(
            new("UPDATE indicator_imports SET updated_at = @p2 WHERE id = @p0 AND state = 0 AND updated_at = @p1 RETURNING 1", [id, seen, now]), static _ => true, cancellationToken)).Count > 0,
        cancellationToken);

    /// <inheritdoc/>
    public async Task<IndicatorImport?> FindAsync(string tenantId, Guid id, CancellationToken cancellationToken) =>
        (await queries.QueryAsync(Finding, Select().WhereTenant("tenant_id", tenantId).Where("id", "=", id).Build(), Read, cancellationToken)).SingleOrDefault();

    /// <inheritdoc/>
    public async Task<IndicatorImport?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        (await queries.QueryAsync(Finding, Select().Where("id", "=", id).Build(), Read, cancellationToken)).SingleOrDefault();

    /// <inheritdoc/>
    public async Task<Page<IndicatorImport>> ListAsync(string tenantId, PageRequest page, CancellationToken cancellationToken)
    {
        Paging.Check(page);
        var found = await queries.QueryAsync(Listing, Select().WhereTenant("tenant_id", tenantId).Page("created_at", "id", page).Build(), Read, cancellationToken);
        return Paging.Cut(found, page, static one => new(one.CreatedAt, one.Id));
    }

    private static SqlQueryBuilder Select() => new($"SELECT {Columns} FROM indicator_imports");

    private static IndicatorImport Read(Row row) => new()
    {
        Id = row.Id(0),
        TenantId = row.Text(1),
        OwnerId = row.Text(2),
        Source = row.Text(3),
        Format = row.Text(4),
        State = (ImportState)row.Integer(5),
        BytesTotal = row.Integer(6),
        BytesRead = row.Integer(7),
        Accepted = row.Integer(8),
        Unchanged = row.Integer(9),
        Rejected = row.Integer(10),
        Ignored = row.Integer(11),
        Related = row.Integer(12),
        Errors = row.Text(13),
        Error = row.TextOrNull(14),
        CreatedAt = row.Time(15),
        UpdatedAt = row.Time(16),
        FinishedAt = row.IsNull(17) ? null : row.Time(17),
        Confidence = row.IsNull(18) ? null : (int)row.Integer(18),
        Labels = IndicatorRows.ReadLabels(row.Text(19)),
    };
}
