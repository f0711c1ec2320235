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
        var details = DetailsJson.ReadAlert(cipher.Open(RowField.AlertDetails, row.Text(1), row.Id(0), row.BytesOrNull(10)));
        return new()
        {
            Id = row.Id(0),
            TenantId = row.Text(1),
            Status = AlertStatus.Open,
            RuleId = row.Text(2),
            Title = row.Text(3),
            Severity = (Severity)row.Integer(4),
            Entity = new(row.Text(5), row.Text(6)),
            RiskScore = row.Number(7),
            CreatedAt = row.Time(8),
            EventId = row.Id(9),
            Tags = details.Tags,
            Evidence = details.Evidence,
            RecommendedActions = details.RecommendedActions,
            EventCount = row.Integer(11),
            FirstSeen = row.Time(12),
            LastSeen = row.Time(13),
        };
    }
}
