using System.Text.Json;
using HelmAI.Core.Events;

namespace HelmAI.Analytics.Detection.Reported;

/// <summary>
/// Takes the sender's word: an event that reports a threat is a finding of the severity that it names (medium where it
/// names none), with confidence 1. A severity on any other event is a field like others and finds nothing.
/// </summary>
/// <param name="typeSlot">Where the threat's type is.</param>
/// <param name="indicatorsSlot">Where its indicators are.</param>
internal sealed class ReportedThreatDetector(FieldSlot typeSlot, FieldSlot indicatorsSlot) : IDetector
{
    /// <summary>The rule's identifier.</summary>
    public const string RuleId = "helm.reported_threat";

    // Enough to act on; the event has the rest.
    private const int MaxIndicators = 20;

    /// <inheritdoc/>
    public void Detect(SecurityEvent securityEvent, EventFields fields, DetectionOutput output)
    {
        if (!securityEvent.ReportsThreat)
        {
            return;
        }

        var type = FirstText(fields[typeSlot]);
        var severity = securityEvent.Severity ?? Severity.Medium;
        output.Add(new Finding
        {
            RuleId = RuleId,
            Title = type is null ? "Reported threat" : $"Reported threat: {type}",
            Severity = severity,
            Confidence = 1,
            Evidence = [.. Explain(securityEvent, type, fields)],
            RecommendedActions = ThreatPlaybook.ActionsFor(type, severity),
        });
    }

    private static string? FirstText(FieldValues values)
    {
        foreach (var value in values)
        {
            if (value.Kind == JsonTokenType.String && !value.Utf8.IsEmpty)
            {
                return EvidenceText.Of(value);
            }
        }

        return null;
    }

    private List<Evidence> Explain(SecurityEvent securityEvent, string? type, EventFields fields)
    {
        List<Evidence> evidence = [];
        if (securityEvent.EventType is { } eventType)
        {
            evidence.Add(new Evidence("event_type", eventType));
        }

        if (securityEvent.Severity is { } severity)
        {
            evidence.Add(new Evidence("severity", severity.ToName()));
        }

        if (type is not null)
        {
            evidence.Add(new Evidence("type", type));
        }

        foreach (var indicator in fields[indicatorsSlot])
        {
            if (evidence.Count == MaxIndicators)
            {
                break;
            }

            evidence.Add(new Evidence("indicators", EvidenceText.Of(indicator)));
        }

        return evidence;
    }
}
