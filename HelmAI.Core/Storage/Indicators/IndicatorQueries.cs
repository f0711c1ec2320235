using HelmAI.Core.Intelligence;
using HelmAI.Core.Storage.Queries;

namespace HelmAI.Core.Storage.Indicators;

/// <summary>The queries for indicators. Each is led by an index.</summary>
internal static class IndicatorQueries
{
    /// <summary>All columns, in the order in which <see cref="IndicatorRows"/> reads and providers write them.</summary>
    public const string Columns =
        "tenant_id, id, source, type, value, pattern, labels, details, valid_from, valid_until, confidence, is_revoked, is_dated, created, modified, "
        + "confidence_override, withdrawn_at, last_seen, stored_at, state, changes_at, first_version, version";

    /// <summary>The columns that are written and not read back.</summary>
    public const string Keys = "value_key, content_key";

    /// <summary>What a row that is there takes over from the one that is written: all columns but its key.</summary>
    public const string Assignments =
        """
        source = excluded.source, type = excluded.type, value = excluded.value, pattern = excluded.pattern, labels = excluded.labels, details = excluded.details,
        valid_from = excluded.valid_from, valid_until = excluded.valid_until, confidence = excluded.confidence, is_revoked = excluded.is_revoked,
        is_dated = excluded.is_dated, created = excluded.created, modified = excluded.modified, confidence_override = excluded.confidence_override,
        withdrawn_at = excluded.withdrawn_at, last_seen = excluded.last_seen, stored_at = excluded.stored_at, state = excluded.state,
        changes_at = excluded.changes_at, first_version = excluded.first_version, version = excluded.version, value_key = excluded.value_key, content_key = excluded.content_key
        """;

    private const string Select = $"SELECT {Columns} FROM indicators";

    /// <summary>The version of the latest change.</summary>
    public static SqlQuery Version { get; } = new("SELECT version FROM indicator_clock", []);

    /// <summary>Moves the version on.</summary>
    public static SqlQuery Tick { get; } = new("UPDATE indicator_clock SET version = version + 1 RETURNING version", []);

    /// <summary>An indicator of a tenant's own, or a shared one, both where there are both.</summary>
    public static SqlQuery Find(string tenantId, Guid id) => new(
        $"{Select} WHERE tenant_id IN (@p0, '{Indicator.Shared}') AND id = @p1 ORDER BY tenant_id DESC", [tenantId, id], tenantId);

    /// <summary>Some indicators of one owner.</summary>
    public static SqlQuery Find(string ownerId, IEnumerable<Guid> ids) =>
        new SqlQueryBuilder(Select).Where("tenant_id", "=", ownerId).WhereIn("id", ids).Build();

    /// <summary>What must be known of some indicators of one owner, as <see cref="IndicatorRows.ReadKnown"/> reads it.</summary>
    public static SqlQuery FindKnown(string ownerId, IEnumerable<Guid> ids) =>
        new SqlQueryBuilder("SELECT id, modified, content_key, created, valid_from, confidence_override, withdrawn_at, last_seen, stored_at, first_version FROM indicators")
            .Where("tenant_id", "=", ownerId).WhereIn("id", ids).Build();

    /// <summary>A page of one owner's indicators, for a tenant.</summary>
    public static SqlQuery List(string ownerId, IndicatorFilter filter, PageRequest page)
    {
        var query = new SqlQueryBuilder(Select)
            .Within(filter.TenantId)
            .Where("tenant_id", "=", ownerId)
            .Where("source", "=", filter.Source)
            .Where("type", "=", (int?)filter.Type)
            .Where("state", "=", (int?)filter.State);
        if (filter is { Type: { } type, Value: { } value })
        {
            query.Where("value_key", "=", IndicatorKeys.OfValue(type, value)).Where("value", "=", value);
        }

        if (filter.Label is { } label)
        {
            query.WhereHas("labels", IndicatorRows.WriteLabels([label]));
        }

        return query.Page("modified", "id", page).Build();
    }

    /// <summary>Notes when one was last seen, where that is all that changes: nobody needs to read it again for that.</summary>
    public static SqlQuery Touch(IndicatorRecord record) => new(
        "UPDATE indicators SET last_seen = @p2, changes_at = CASE WHEN @p4 THEN @p3 ELSE NULL END WHERE tenant_id = @p0 AND id = @p1",
        [record.Indicator.TenantId, record.Indicator.Id, record.LastSeen!.Value, record.ChangesAt ?? DateTimeOffset.UnixEpoch, record.ChangesAt is not null]);

    /// <summary>What changed after a place.</summary>
    public static SqlQuery ListChanged(IndicatorPlace after, bool activeOnly, int max) => new(
        $"{Select} WHERE (version, id, tenant_id) > (@p0, @p1, @p2){(activeOnly ? " AND state = 0" : string.Empty)} ORDER BY version, id, tenant_id LIMIT @p3",
        [after.Version, after.Id, after.TenantId, max]);

    /// <summary>Those whose state changes by the passing of time.</summary>
    public static SqlQuery ListDue(DateTimeOffset now, int max) =>
        new($"{Select} WHERE changes_at <= @p0 ORDER BY changes_at LIMIT @p1", [now, max]);
}
