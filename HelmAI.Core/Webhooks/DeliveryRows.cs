using HelmAI.Core.Events;
using HelmAI.Core.Storage.Encryption;
using HelmAI.Core.Storage.Queries;

namespace HelmAI.Core.Webhooks;

/// <summary>Reads the rows of <see cref="DeliveryQueries"/>.</summary>
internal static class DeliveryRows
{
    /// <summary>Reads a delivery.</summary>
    public static Delivery Read(Row row) => new()
    {
        Id = row.Id(0),
        TenantId = row.Text(1),
        WebhookId = row.Id(2),
        AlertId = row.IsNull(3) ? null : row.Id(3),
        CreatedAt = row.Time(4),
        State = (DeliveryState)row.Integer(5),
        Attempts = (int)row.Integer(6),
        NextAttemptAt = row.Time(7),
        FinishedAt = row.IsNull(8) ? null : row.Time(8),
        TraceParent = row.TextOrNull(9),
    };

    /// <summary>Reads the part of a webhook that a sender needs.</summary>
    public static Webhook ReadTarget(Row row) => new()
    {
        Id = row.Id(0),
        TenantId = row.Text(1),
        Name = row.Text(2),
        Url = row.Text(3),
        MinimumSeverity = (Severity)row.Integer(4),
        Secret = row.Bytes(5),
        PreviousSecret = row.BytesOrNull(6),
        PreviousExpiresAt = row.IsNull(7) ? null : row.Time(7),
        CreatedAt = row.Time(8),
        CreatedBy = row.Text(9),
        UpdatedAt = row.Time(10),
        Failures = (int)row.Integer(11),
    };

    /// <summary>Reads an attempt. It may need a key that this process has not met: see <see cref="DataKeys.ReadAsync"/>.</summary>
    public static DeliveryAttempt ReadAttempt(Row row, RowCipher cipher) => new()
    {
        Id = row.Id(0),
        StartedAt = row.Time(2),
        Duration = TimeSpan.FromMicroseconds(row.Integer(3)),
        StatusCode = row.IsNull(4) ? null : (int)row.Integer(4),
        Error = row.TextOrNull(5),
        Answer = cipher.Open(RowField.WebhookAnswer, row.Text(1), row.Id(0), row.BytesOrNull(6)),
    };
}
