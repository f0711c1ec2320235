using HelmAI.Core.Events;
using HelmAI.Core.Storage.Encryption;
using HelmAI.Core.Storage.Queries;
using HelmAI.Core.Webhooks.Configurations;

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
        Type = (MessageTypes)row.Integer(3),
        AlertId = row.IsNull(4) ? null : row.Id(4),
        CreatedAt = row.Time(5),
        State = (DeliveryState)row.Integer(6),
        Attempts = (int)row.Integer(7),
        NextAttemptAt = row.Time(8),
        FinishedAt = row.IsNull(9) ? null : row.Time(9),
        TraceParent = row.TextOrNull(10),
    };

    /// <summary>Reads a webhook that is not disabled.</summary>
    public static Webhook ReadWebhook(Row row) => new()
    {
        Id = row.Id(0),
        TenantId = row.Text(1),
        Name = row.Text(2),
        Url = row.Text(3),
        MessageTypes = (MessageTypes)row.Integer(4),
        MinimumSeverity = (Severity)row.Integer(5),
        RuleIds = TextsConversion.Read(row.Text(6)),
        EntityTypes = TextsConversion.Read(row.Text(7)),
        Secret = row.Bytes(8),
        PreviousSecret = row.BytesOrNull(9),
        PreviousExpiresAt = row.IsNull(10) ? null : row.Time(10),
        CreatedAt = row.Time(11),
        CreatedBy = row.Text(12),
        UpdatedAt = row.Time(13),
        Failures = (int)row.Integer(14),
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
