using HelmAI.Core.Alerts;
using HelmAI.Core.Events;
using HelmAI.Core.Storage.Details;
using HelmAI.Core.Storage.Encryption;

namespace HelmAI.Core.Storage.Queries;

/// <summary>Reads the rows of <see cref="AlertQueries"/>. They may need keys that this process has not met: see <see cref="DataKeys.ReadAsync"/>.</summary>
internal sealed class AlertRows(RowCipher cipher)
{
    /// <summary>Reads an alert.</summary>
    public Alert Read(Row row)
    {
        var createdAt = row.Time(8);
        var details = DetailsJson.ReadAlert(cipher.Open(RowField.AlertDetails, row.Text(1), row.Id(0), row.BytesOrNull(10)));
        return new()
        {
            Id = row.Id(0),
            TenantId = row.Text(1),
            RuleId = row.Text(2),
            Title = row.Text(3),
            Severity = (Severity)row.Integer(4),
            Entity = new(row.Text(5), row.Text(6)),
            RiskScore = row.Number(7),
            CreatedAt = createdAt,
            EventId = row.Id(9),
            Tags = details.Tags,
            Evidence = details.Evidence,
            RecommendedActions = details.RecommendedActions,
            EventCount = row.Integer(11),
            FirstSeen = row.Time(12),
            LastSeen = row.Time(13),
            Status = (AlertStatus)row.Integer(14),
            Version = row.Integer(15),
            Assignee = row.TextOrNull(16),
            AcknowledgedAt = After(createdAt, row, 17),
            ResolvedAt = After(createdAt, row, 18),
            FalsePositive = row.IsNull(19) ? null : row.Flag(19),
        };
    }

    private static DateTimeOffset? After(DateTimeOffset time, Row row, int ordinal) =>
        row.IsNull(ordinal) ? null : time.AddTicks(row.Integer(ordinal) * TimeSpan.TicksPerMicrosecond);
}
