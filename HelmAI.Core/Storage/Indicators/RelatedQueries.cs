using HelmAI.Core.Intelligence;
using HelmAI.Core.Storage.Queries;

namespace HelmAI.Core.Storage.Indicators;

/// <summary>The queries for sightings, and for what indicators are related to.</summary>
internal static class RelatedQueries
{
    private const int MaxRelated = 100;

    private const string SightingColumns = "id, tenant_id, owner_id, indicator_id, first_seen, last_seen, count, created_at, modified_at";

    /// <summary>Counts a sighting, of which no other row tells yet, or adds it to the row that does.</summary>
    public static SqlQuery AddSighting(Guid id, string ownerId, IndicatorSighting sighting, DateTimeOffset now) => new(
        $"""
        INSERT INTO indicator_sightings ({SightingColumns}) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p7)
        ON CONFLICT (tenant_id, owner_id, indicator_id) DO UPDATE SET
            first_seen = CASE WHEN excluded.first_seen < indicator_sightings.first_seen THEN excluded.first_seen ELSE indicator_sightings.first_seen END,
            last_seen = CASE WHEN excluded.last_seen > indicator_sightings.last_seen THEN excluded.last_seen ELSE indicator_sightings.last_seen END,
            count = indicator_sightings.count + excluded.count,
            modified_at = excluded.modified_at
        """,
        [id, sighting.TenantId, ownerId, sighting.IndicatorId, sighting.FirstSeen, sighting.LastSeen, sighting.Count, now]);

    /// <summary>What a tenant has seen of an indicator.</summary>
    public static SqlQuery FindSighting(string tenantId, string ownerId, Guid indicatorId) =>
        new SqlQueryBuilder($"SELECT {SightingColumns} FROM indicator_sightings")
            .WhereTenant("tenant_id", tenantId).Where("owner_id", "=", ownerId).Where("indicator_id", "=", indicatorId).Build();

    /// <summary>A page of what a tenant has seen.</summary>
    public static SqlQuery ListSightings(string tenantId, PageRequest page) =>
        new SqlQueryBuilder($"SELECT {SightingColumns} FROM indicator_sightings").WhereTenant("tenant_id", tenantId).Page("modified_at", "id", page).Build();

    /// <summary>Reads a sighting.</summary>
    public static StoredSighting ReadSighting(Row row) => new(
        row.Id(0), row.Text(2), new(row.Text(1), row.Id(3), row.Time(4), row.Time(5), row.Integer(6)), row.Time(7), row.Time(8));

    /// <summary>Stores an object where it is newer than what is stored, and tells whether it was: true where it was there in an older version.</summary>
    public static SqlQuery Save(IntelligenceObject one) => new(
        """
        INSERT INTO intelligence_objects (tenant_id, id, type, name, attack_id, is_revoked, modified) VALUES (@p0, @p1, @p2, @p3, nullif(@p4, ''), @p5, @p6)
        ON CONFLICT (tenant_id, id) DO UPDATE SET
            type = excluded.type, name = excluded.name, attack_id = excluded.attack_id, is_revoked = excluded.is_revoked, modified = excluded.modified
        WHERE excluded.modified > intelligence_objects.modified
        RETURNING id
        """,
        [one.TenantId, one.Id, one.Type, one.Name, one.AttackId ?? string.Empty, one.IsRevoked, one.Modified]);

    /// <summary>Stores a relationship where it is newer than what is stored.</summary>
    public static SqlQuery Save(IntelligenceRelationship one) => new(
        """
        INSERT INTO intelligence_relationships (tenant_id, id, type, source_ref, target_ref, is_revoked, modified) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6)
        ON CONFLICT (tenant_id, id) DO UPDATE SET
            type = excluded.type, source_ref = excluded.source_ref, target_ref = excluded.target_ref, is_revoked = excluded.is_revoked, modified = excluded.modified
        WHERE excluded.modified > intelligence_relationships.modified
        RETURNING id
        """,
        [one.TenantId, one.Id, one.Type, one.SourceRef, one.TargetRef, one.IsRevoked, one.Modified]);

    /// <summary>What an indicator is related to, as <see cref="ReadRelated"/> reads it.</summary>
    public static SqlQuery ListRelated(string tenantId, string stixId) => new(
        $"""
        SELECT r.type, r.target_ref, o.name, o.attack_id
        FROM intelligence_relationships r
        LEFT JOIN intelligence_objects o ON o.tenant_id = r.tenant_id AND o.id = r.target_ref
        WHERE r.source_ref = @p1 AND r.tenant_id IN (@p0, '{Indicator.Shared}') AND NOT r.is_revoked
        ORDER BY r.target_ref, r.tenant_id LIMIT {MaxRelated}
        """,
        [tenantId, stixId],
        tenantId);

    /// <summary>Reads a related object.</summary>
    public static RelatedObject ReadRelated(Row row) => new(
        row.Text(0), row.Text(1), row.Text(1).Split("--", 2)[0], row.TextOrNull(2), row.TextOrNull(3));
}
