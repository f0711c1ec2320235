using System.Text.Json;
using HelmAI.ApiService.Alerts;
using HelmAI.ApiService.Events;
using HelmAI.ApiService.Live;
using HelmAI.Core.Alerts;
using HelmAI.Core.Events;
using HelmAI.Core.Storage;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace HelmAI.ApiService.Streaming;

/// <summary>Makes messages of what the store holds, as the other routes answer it. Signals name events only, so that everything that is sent was read under its tenant.</summary>
/// <param name="events">Finds events.</param>
/// <param name="alerts">Finds alerts.</param>
/// <param name="live">Has the figures.</param>
/// <param name="json">How answers are written.</param>
internal sealed class StreamSource(IEventStore events, IAlertStore alerts, LiveReader live, IOptions<JsonOptions> json)
{
    private const int TopOfTick = 10;

    /// <summary>Reads the messages of some events' results.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="eventIds">The events.</param>
    /// <param name="wantsEvents">Whether messages about the events are wanted.</param>
    /// <param name="wantsAlerts">Whether messages about their alerts are wanted.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The messages, in the order in which the events were received.</returns>
    /// <exception cref="Core.Errors.DatabaseException">The database failed.</exception>
    public async Task<IReadOnlyList<StreamItem>> ReadAsync(
        string tenantId, IReadOnlyCollection<Guid> eventIds, bool wantsEvents, bool wantsAlerts, CancellationToken cancellationToken)
    {
        var items = new List<(Guid Position, StreamItem Item)>();
        if (wantsAlerts && eventIds.Count > 0)
        {
            var ids = eventIds.ToHashSet();
            var last = eventIds.Max();
            foreach (var alert in await alerts.ListByEventsAsync(tenantId, eventIds, cancellationToken))
            {
                items.Add(ids.Contains(alert.EventId) ? (alert.EventId, Write(StreamKind.Alert, alert.EventId, alert)) : (last, Write(StreamKind.AlertUpdate, last, alert)));
            }
        }

        if (wantsEvents)
        {
            items.AddRange((await events.FindAssessedAsync(tenantId, eventIds, cancellationToken)).Select(record => (record.Event.Id, Write(record))));
        }

        return [.. items.OrderBy(static item => item.Position).Select(static item => item.Item)];
    }

    /// <summary>Reads the message of an alert that somebody worked on. It has no position, since positions are events'.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="alertId">The alert.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The message; <see langword="null"/> where the alert is gone.</returns>
    /// <exception cref="Core.Errors.DatabaseException">The database failed.</exception>
    public async Task<StreamItem?> ReadChangedAsync(string tenantId, Guid alertId, CancellationToken cancellationToken) =>
        await alerts.FindAsync(tenantId, alertId, cancellationToken) is { } alert ? Write(StreamKind.AlertUpdate, position: null, alert) : null;

    /// <summary>Reads a tenant's figures of the last minutes.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The message.</returns>
    public async Task<StreamItem> ReadMetricsAsync(string tenantId, CancellationToken cancellationToken) =>
        new(StreamKind.Metrics, Guid.Empty, Write(StreamKind.Metrics.ToName(), position: null, await live.ReadAsync(tenantId, TopOfTick, cancellationToken)));

    /// <summary>Writes a message.</summary>
    /// <typeparam name="T">What its data is.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="position">Where the reader is after it.</param>
    /// <param name="data">The data.</param>
    /// <returns>The message.</returns>
    public ReadOnlyMemory<byte> Write<T>(string name, Guid? position, T data) =>
        StreamFrames.Message(name, position, JsonSerializer.SerializeToUtf8Bytes(data, json.Value.SerializerOptions));

    /// <summary>Writes the message that messages may be missing.</summary>
    /// <param name="gap">Which.</param>
    /// <returns>The message.</returns>
    public StreamItem WriteGap(StreamGap gap) => new(StreamKind.Gap, Guid.Empty, Write("gap", position: null, gap));

    private StreamItem Write(StreamKind kind, Guid? position, Alert alert) => new(kind, alert.Id, Write(kind.ToName(), position, AlertResponse.From(alert)))
    {
        Severity = alert.Severity,
        RiskScore = alert.RiskScore,
        RuleId = alert.RuleId,
    };

    private StreamItem Write(EventRecord record) => new(
        StreamKind.Event, record.Event.Id, Write(StreamKind.Event.ToName(), record.Event.Id, EventResponse.From(record, alerts: null)))
    {
        Severity = record.Event.Severity,
        RiskScore = record.Assessment?.RiskScore ?? 0,
        EventType = record.Event.EventType,
        Source = record.Event.Source,
        UserId = record.Event.UserId,
    };
}
