using HelmAI.Core.Intelligence;
using HelmAI.Core.Intelligence.Decay;
using HelmAI.Core.Storage.Details;
using HelmAI.Core.Storage.Indicators;
using HelmAI.Core.Storage.Queries;

namespace HelmAI.Core.Storage.PostgreSql;

/// <summary>Indicators in PostgreSQL: one statement writes them all, one array a column.</summary>
internal sealed class PostgreSqlIndicatorStore(PostgreSqlDatabase database, IQueryRunner queries, IndicatorLife life, TimeProvider time)
    : IndicatorStore(database, queries, life, time)
{
    private const string Upsert =
        $"""
        INSERT INTO indicators ({IndicatorQueries.Columns}, {IndicatorQueries.Keys})
        SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25)
        ON CONFLICT (tenant_id, id) DO UPDATE SET {IndicatorQueries.Assignments}
        """;

    /// <inheritdoc/>
    protected override Task WriteAsync(ITransaction transaction, IReadOnlyList<IndicatorRecord> records, CancellationToken cancellationToken)
    {
        T[] Column<T>(Func<IndicatorRecord, T> value) => [.. records.Select(value)];
        return ((PostgreSqlSession)transaction).ExecuteAsync(cancellationToken, new PostgreSqlStatement(
            Upsert,
            Column(static one => one.Indicator.TenantId),
            Column(static one => one.Indicator.Id),
            Column(static one => PostgreSqlValues.ToText(one.Indicator.Source)),
            Column(static one => (short?)one.Indicator.Type),
            Column(static one => PostgreSqlValues.ToTextOrNull(one.Indicator.Value)),
            Column(static one => PostgreSqlValues.ToTextOrNull(one.Indicator.Pattern)),
            Column(static one => PostgreSqlValues.ToText(IndicatorRows.WriteLabels(one.Indicator.Labels))),
            Column(static one => PostgreSqlValues.ToTextOrNull(DetailsJson.Write(one.Indicator))),
            Column(static one => one.Indicator.ValidFrom),
            Column(static one => one.Indicator.ValidUntil),
            Column(static one => (short?)one.Indicator.Confidence),
            Column(static one => one.Indicator.IsRevoked),
            Column(static one => one.Indicator.IsDated),
            Column(static one => one.Indicator.Created),
            Column(static one => one.Indicator.Modified),
            Column(static one => (short?)one.ConfidenceOverride),
            Column(static one => one.WithdrawnAt),
            Column(static one => one.LastSeen),
            Column(static one => one.StoredAt),
            Column(static one => (short)one.State),
            Column(static one => one.ChangesAt),
            Column(static one => one.FirstVersion),
            Column(static one => one.Version),
            Column(IndicatorKeys.OfValueOrNull),
            Column(static one => IndicatorKeys.OfContent(one.Indicator))));
    }
}
