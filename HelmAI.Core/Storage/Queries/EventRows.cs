using HelmAI.Core.Events;
using HelmAI.Core.Storage.Analysis;
using HelmAI.Core.Storage.Details;
using HelmAI.Core.Storage.Encryption;

namespace HelmAI.Core.Storage.Queries;

/// <summary>Reads the rows of <see cref="EventQueries"/>. They may need keys that this process has not met: see <see cref="DataKeys.ReadAsync"/>.</summary>
internal sealed class EventRows(RowCipher cipher)
{
    private const int FirstOfAssessment = 14;

    /// <summary>Reads an event from the columns <see cref="EventQueries.EventColumns"/>.</summary>
    public SecurityEvent ReadEvent(Row row) => new()
    {
        Id = row.Id(0),
        TenantId = row.Text(1),
        ReceivedAt = row.Time(2),
        Timestamp = row.Time(3),
        EventType = row.TextOrNull(4),
        Severity = row.IsNull(5) ? null : (Severity)row.Integer(5),
        Source = row.TextOrNull(6),
        Modality = row.TextOrNull(7),
        Reference = row.TextOrNull(8),
        UserId = row.TextOrNull(9),
        SessionId = row.TextOrNull(10),
        IpAddress = row.TextOrNull(11),
        ReportsThreat = row.Flag(12),
        Payload = cipher.OpenPayload(row.Text(1), row.Id(0), row.BytesOrNull(13)),
    };

    /// <summary>Reads an event with its place in the queue, the number of its attempts and its trace, which follow the event's columns.</summary>
    public QueuedEvent ReadQueued(Row row)
    {
        var queued = ReadEvent(row);
        return new(row.Integer(14), (int)row.Integer(15), row.TextOrNull(16) is { } traceParent ? queued with { TraceParent = traceParent } : queued);
    }

    /// <summary>Reads an event and its assessment.</summary>
    public EventRecord ReadRecord(Row row)
    {
        var securityEvent = ReadEvent(row);
        return new(securityEvent, row.IsNull(FirstOfAssessment) ? null : ReadAssessment(row, securityEvent));
    }

    private Assessment ReadAssessment(Row row, SecurityEvent securityEvent)
    {
        var details = DetailsJson.ReadAssessment(
            cipher.Open(RowField.AssessmentDetails, securityEvent.TenantId, securityEvent.Id, row.BytesOrNull(FirstOfAssessment + 5)));
        return new()
        {
            EventId = securityEvent.Id,
            TenantId = securityEvent.TenantId,
            Status = (EventStatus)row.Integer(FirstOfAssessment),
            RiskScore = row.Number(FirstOfAssessment + 1),
            ProcessingTime = TimeSpan.FromMicroseconds(row.Integer(FirstOfAssessment + 2)),
            AnalyzedAt = row.Time(FirstOfAssessment + 3),
            Error = row.TextOrNull(FirstOfAssessment + 4),
            Findings = details.Findings,
            RecommendedActions = details.RecommendedActions,
        };
    }
}
