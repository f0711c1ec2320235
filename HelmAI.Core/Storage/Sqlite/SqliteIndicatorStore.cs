using HelmAI.Core.Intelligence;
using HelmAI.Core.Intelligence.Decay;
using HelmAI.Core.Storage.Details;
using HelmAI.Core.Storage.Indicators;
using HelmAI.Core.Storage.Queries;

namespace HelmAI.Core.Storage.Sqlite;

/// <summary>Indicators in SQLite: one prepared statement, run for each.</summary>
internal sealed class SqliteIndicatorStore(SqliteDatabase database, IQueryRunner queries, IndicatorLife life, TimeProvider time)
    : IndicatorStore(database, queries, life, time)
{
    private const string Upsert =
        $"""
        INSERT INTO indicators ({IndicatorQueries.Columns}, {IndicatorQueries.Keys})
        VALUES (
            @tenant_id, @id, @source, @type, @value, @pattern, @labels, @details, @valid_from, @valid_until, @confidence, @is_revoked, @is_dated, @created, @modified,
            @confidence_override, @withdrawn_at, @last_seen, @stored_at, @state, @changes_at, @first_version, @version, @value_key, @content_key)
        ON CONFLICT (tenant_id, id) DO UPDATE SET {IndicatorQueries.Assignments}
        """;

    /// <inheritdoc/>
    protected override Task WriteAsync(ITransaction transaction, IReadOnlyList<IndicatorRecord> records, CancellationToken cancellationToken)
    {
        foreach (var record in records)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Write((SqliteSession)transaction, record);
        }

        return Task.CompletedTask;
    }

    private static void Write(SqliteSession session, IndicatorRecord record)
    {
        var indicator = record.Indicator;
        session.Execute(
            Upsert,
            ("@tenant_id", indicator.TenantId),
            ("@id", indicator.Id.ToBlob()),
            ("@source", indicator.Source),
            ("@type", (int?)indicator.Type),
            ("@value", indicator.Value),
            ("@pattern", indicator.Pattern),
            ("@labels", IndicatorRows.WriteLabels(indicator.Labels)),
            ("@details", DetailsJson.Write(indicator)),
            ("@valid_from", indicator.ValidFrom.ToMicroseconds()),
            ("@valid_until", indicator.ValidUntil?.ToMicroseconds()),
            ("@confidence", indicator.Confidence),
            ("@is_revoked", indicator.IsRevoked),
            ("@is_dated", indicator.IsDated),
            ("@created", indicator.Created.ToMicroseconds()),
            ("@modified", indicator.Modified.ToMicroseconds()),
            ("@confidence_override", record.ConfidenceOverride),
            ("@withdrawn_at", record.WithdrawnAt?.ToMicroseconds()),
            ("@last_seen", record.LastSeen?.ToMicroseconds()),
            ("@stored_at", record.StoredAt.ToMicroseconds()),
            ("@state", (int)record.State),
            ("@changes_at", record.ChangesAt?.ToMicroseconds()),
            ("@first_version", record.FirstVersion),
            ("@version", record.Version),
            ("@value_key", IndicatorKeys.OfValueOrNull(record)),
            ("@content_key", IndicatorKeys.OfContent(indicator)));
    }
}
