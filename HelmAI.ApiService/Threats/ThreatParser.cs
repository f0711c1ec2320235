using System.Buffers;
using System.Text.Json;
using HelmAI.ApiService.Events;
using HelmAI.ApiService.Events.Parsing;
using HelmAI.Core.Errors;
using HelmAI.Core.Events;
using Microsoft.Extensions.Options;

namespace HelmAI.ApiService.Threats;

/// <summary>Reads a threat report and makes it an event, flattened so that detection finds the threat's members at the root.</summary>
/// <param name="options">The limits of events, which hold here too.</param>
/// <param name="events">Reads the event that the report becomes.</param>
internal sealed class ThreatParser(IOptions<EventOptions> options, EventParser events)
{
    /// <summary>Reads a report.</summary>
    /// <param name="body">The body: one JSON object.</param>
    /// <param name="tenantId">The sender's tenant.</param>
    /// <returns>The event, with a new id, received now, reporting a threat.</returns>
    /// <exception cref="ValidationException">The body is malformed or beyond a limit, or a member is missing, unknown or not what it should be.</exception>
    public SecurityEvent Parse(ReadOnlyMemory<byte> body, string tenantId)
    {
        var reader = new GuardedJsonReader(body.Span, options.Value);
        while (reader.Read())
        {
            // Read to the end for its checks alone; the document below is then known to be well formed and small.
        }

        using var document = JsonDocument.Parse(body);
        var report = ReportObject.Read(document.RootElement, path: null, "event_id", "threat_data", "context");
        var threat = report.Object("threat_data", "type", "severity", "indicators", "metadata") ?? throw ReportObject.Missing("threat_data");
        var context = report.Object("context", "user_id", "source");
        return events.Parse(Flatten(report, threat, context), tenantId);
    }

    private static ReadOnlyMemory<byte> Flatten(ReportObject report, ReportObject threat, ReportObject? context)
    {
        var payload = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(payload))
        {
            writer.WriteStartObject();
            writer.WriteString("event_type", EventParser.ThreatType);
            writer.WriteString("event_id", report.UuidV4("event_id"));
            writer.WriteString("type", threat.Text("type"));
            writer.WriteString("severity", threat.ThreatSeverity("severity").ToName());
            threat.CopyTexts("indicators", writer);
            threat.CopyObject("metadata", writer);
            context?.CopyText("user_id", writer);
            context?.CopyText("source", writer);
            writer.WriteEndObject();
        }

        return payload.WrittenMemory;
    }
}
