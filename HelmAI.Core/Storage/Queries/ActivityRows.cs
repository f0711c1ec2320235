using System.Text;
using HelmAI.Core.Activity;
using HelmAI.Core.Storage.Encryption;

namespace HelmAI.Core.Storage.Queries;

/// <summary>Reads the rows of <see cref="ActivityQueries"/>. They may need keys that this process has not met: see <see cref="DataKeys.ReadAsync"/>.</summary>
internal sealed class ActivityRows(RowCipher cipher)
{
    /// <summary>Reads an activity.</summary>
    public ActivityRecord Read(Row row)
    {
        var (id, tenantId) = (row.Id(0), row.Text(1));
        var prompt = cipher.Open(RowField.ActivityPrompt, tenantId, id, row.BytesOrNull(15));
        return new()
        {
            Id = id,
            TenantId = tenantId,
            Kind = (ActivityKind)row.Integer(2),
            OccurredAt = row.Time(3),
            ReceivedAt = row.Time(4),
            UserId = row.Text(5),
            Name = row.Text(6),
            SessionId = row.TextOrNull(7),
            IpAddress = row.TextOrNull(8),
            SessionDuration = row.IsNull(9) ? null : row.Number(9),
            PromptLength = row.IsNull(10) ? null : row.Integer(10),
            ResponseLength = row.IsNull(11) ? null : row.Integer(11),
            ResponseTime = row.IsNull(12) ? null : row.Number(12),
            SatisfactionScore = row.IsNull(13) ? null : row.Number(13),
            Data = cipher.Open(RowField.ActivityData, tenantId, id, row.BytesOrNull(14)),
            Prompt = prompt is null ? null : Encoding.UTF8.GetString(prompt),
        };
    }
}
