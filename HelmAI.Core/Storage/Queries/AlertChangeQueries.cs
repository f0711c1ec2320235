using System.Text;
using HelmAI.Core.Alerts;
using HelmAI.Core.Storage.Encryption;

namespace HelmAI.Core.Storage.Queries;

/// <summary>The statements for changes in alerts' lives.</summary>
internal static class AlertChangeQueries
{
    private const string Columns = "id, tenant_id, alert_id, version, changed_at, action, status, key_id, key_name, event_id, assignee, false_positive, comment";

    /// <summary>Changes an alert that is of the version before; gives its version where it was.</summary>
    public static SqlQuery Update(Alert alert) => new(
        """
        UPDATE alerts SET status = @p0, version = @p1, assignee = @p2, acknowledged_after = @p3, resolved_after = @p4, false_positive = @p5
        WHERE tenant_id = @p6 AND id = @p7 AND version = @p8
        RETURNING version
        """,
        [
            (int)alert.Status, alert.Version, OrNull(alert.Assignee), OrNull(After(alert, alert.AcknowledgedAt)), OrNull(After(alert, alert.ResolvedAt)),
            OrNull(alert.FalsePositive), alert.TenantId, alert.Id, alert.Version - 1,
        ]);

    /// <summary>Remembers a change.</summary>
    public static SqlQuery Insert(AlertChange change, byte[]? comment) => new(
        $"INSERT INTO alert_changes ({Columns}) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12)",
        [
            change.Id, change.TenantId, change.AlertId, change.Version, change.ChangedAt, (int)change.Action, (int)change.Status,
            OrNull(change.KeyId), OrNull(change.KeyName), OrNull(change.EventId), OrNull(change.Assignee), OrNull(change.FalsePositive), OrNull(comment),
        ]);

    /// <summary>A page of an alert's changes.</summary>
    public static SqlQuery List(string tenantId, Guid alertId, PageRequest page) =>
        new SqlQueryBuilder($"SELECT {Columns} FROM alert_changes c")
            .WhereTenant("c.tenant_id", tenantId)
            .Where("c.alert_id", "=", alertId)
            .Page("c.changed_at", "c.id", page)
            .Build();

    /// <summary>Reads a row of <see cref="List"/>. It may need keys that this process has not met: see <see cref="DataKeys.ReadAsync"/>.</summary>
    public static AlertChange Read(Row row, RowCipher cipher) => new()
    {
        Id = row.Id(0),
        TenantId = row.Text(1),
        AlertId = row.Id(2),
        Version = row.Integer(3),
        ChangedAt = row.Time(4),
        Action = (AlertAction)row.Integer(5),
        Status = (AlertStatus)row.Integer(6),
        KeyId = row.TextOrNull(7),
        KeyName = row.TextOrNull(8),
        EventId = row.IsNull(9) ? null : row.Id(9),
        Assignee = row.TextOrNull(10),
        FalsePositive = row.IsNull(11) ? null : row.Flag(11),
        Comment = cipher.Open(RowField.AlertComment, row.Text(1), row.Id(0), row.BytesOrNull(12)) is { } comment ? Encoding.UTF8.GetString(comment) : null,
    };

    private static long? After(Alert alert, DateTimeOffset? time) => (time - alert.CreatedAt)?.Ticks / TimeSpan.TicksPerMicrosecond;

    private static object OrNull(object? value) => value ?? DBNull.Value;
}
