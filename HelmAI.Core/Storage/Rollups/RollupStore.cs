using HelmAI.Core.Rollups;
using HelmAI.Core.Storage.Queries;

namespace HelmAI.Core.Storage.Rollups;

/// <summary>The roll-ups of one provider: reading is the same in all, folding and rebuilding are the provider's own.</summary>
internal abstract class RollupStore(IQueryRunner queries) : IRollupStore
{
    /// <summary>What folding is called in metrics and errors.</summary>
    protected static readonly StorageOperation Folding = new("fold", "rollups");

    /// <summary>What rebuilding is called in metrics and errors.</summary>
    protected static readonly StorageOperation Rebuilding = new("rebuild", "rollups");

    private static readonly StorageOperation Summing = new("sum", "rollups");
    private static readonly StorageOperation Counting = new("count_users", "rollup_users");

    /// <inheritdoc/>
    public abstract Task<int?> FoldAsync(int limit, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public abstract Task RebuildAsync(DateTimeOffset? from, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RollupSum>> SumAsync(
        string tenantId, RollupMeasure measure, TimeSteps steps, RollupGroups groups, CancellationToken cancellationToken) => await queries.QueryAsync(
        Summing,
        RollupQueries.Sum(tenantId, measure, steps, groups),
        row => new RollupSum((int)row.Integer(0), row.TextOrNull(1), groups.ByPart ? (int)row.Integer(2) : null, row.Integer(3), row.Integer(4), row.Integer(5)),
        cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> ListNamesAsync(
        string tenantId, RollupMeasure measure, TimeSteps steps, int limit, CancellationToken cancellationToken) =>
        await queries.QueryAsync(Summing, RollupQueries.ListNames(tenantId, measure, steps, limit), static row => row.Text(0), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RiskSum>> SumRiskAsync(string tenantId, TimeSteps steps, CancellationToken cancellationToken) =>
        await queries.QueryAsync(Summing, RollupQueries.SumRisk(tenantId, steps), ReadRisk, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StepUsers>> CountUsersAsync(string tenantId, TimeSteps steps, CancellationToken cancellationToken) =>
        await queries.QueryAsync(
            Counting, RollupQueries.CountUsers(tenantId, steps), static row => new StepUsers((int)row.Integer(0), row.Integer(1)), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<FeatureUsers>> CountFeatureUsersAsync(string tenantId, TimeSteps steps, int limit, CancellationToken cancellationToken) =>
        await queries.QueryAsync(
            Counting, RollupQueries.CountFeatureUsers(tenantId, steps, limit), static row => new FeatureUsers(row.Text(0), row.Integer(1)), cancellationToken);

    private static RiskSum ReadRisk(Row row)
    {
        var events = row.Integer(1);
        return new(
            (int)row.Integer(0),
            events,
            Mean: (double)row.Integer(2) / events / RollupUnits.Billion,
            Median: (double)row.Integer(4) / RiskHistogram.Bins,
            P95: (double)row.Integer(5) / RiskHistogram.Bins,
            Max: (double)row.Integer(3) / RollupUnits.Billion);
    }
}
