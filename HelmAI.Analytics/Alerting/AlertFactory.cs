using System.Security.Cryptography;
using System.Text;
using HelmAI.Core.Alerts;
using HelmAI.Core.Events;

namespace HelmAI.Analytics.Alerting;

/// <summary>
/// Turns findings into alerts. Findings of the same rule, title, severity and entity whose events happened in the same
/// window are one alert, counted rather than repeated. Windows are fixed stretches of event time, so that the same
/// events make the same alerts in whatever order, and by whichever worker, they are analysed.
/// </summary>
/// <param name="options">The window, and the severity from which a finding raises an alert.</param>
/// <param name="time">The clock.</param>
internal sealed class AlertFactory(AlertingOptions options, TimeProvider time)
{
    /// <summary>The alerts of an event.</summary>
    /// <param name="securityEvent">The event.</param>
    /// <param name="findings">Its findings.</param>
    /// <param name="riskScore">Its risk score.</param>
    /// <returns>One alert for each distinct finding that is grave enough.</returns>
    public IReadOnlyList<RaisedAlert> Raise(SecurityEvent securityEvent, IReadOnlyList<Finding> findings, double riskScore)
    {
        if (!findings.Any(IsGrave))
        {
            return [];
        }

        var now = time.GetUtcNow();
        var window = TimeSpan.FromSeconds(options.WindowSeconds).Ticks;
        var windowStart = new DateTimeOffset(securityEvent.Timestamp.UtcTicks / window * window, TimeSpan.Zero);
        return
        [
            .. findings
                .Where(IsGrave)
                .Select(finding => Raise(finding, finding.Entity ?? EventEntity.Of(securityEvent), riskScore, windowStart, now))
                .DistinctBy(static alert => Convert.ToHexString(alert.Fingerprint.Span), StringComparer.Ordinal),
        ];
    }

    private bool IsGrave(Finding finding) => finding.Severity >= options.MinimumSeverity && finding.SuppressedBy is null;

    private static RaisedAlert Raise(Finding finding, EntityReference entity, double riskScore, DateTimeOffset windowStart, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Fingerprint = Fingerprint(finding, entity),
        WindowStart = windowStart,
        RuleId = finding.RuleId,
        Title = finding.Title,
        Severity = finding.Severity,
        Entity = entity,
        RiskScore = riskScore,
        Tags = finding.Tags,
        Evidence = finding.Evidence,
        RecommendedActions = finding.RecommendedActions,
        CreatedAt = now,
    };

    // Each part is preceded by its length, so that no two lists of parts make the same text.
    private static byte[] Fingerprint(Finding finding, EntityReference entity)
    {
        var text = new StringBuilder();
        foreach (var part in (ReadOnlySpan<string>)[finding.RuleId, finding.Title, finding.Severity.ToName(), entity.Type, entity.Value])
        {
            text.Append(part.Length).Append(':').Append(part);
        }

        return SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
    }
}
