using HelmAI.Core.Events;

namespace HelmAI.ApiService.Streaming;

/// <summary>What a reader wants; members that are <see langword="null"/> do not restrict.</summary>
/// <param name="Kinds">The kinds.</param>
internal sealed record StreamFilter(IReadOnlySet<StreamKind> Kinds)
{
    /// <summary>The exact severity of alerts and events.</summary>
    public Severity? Severity { get; init; }

    /// <summary>The least severity of alerts and events.</summary>
    public Severity? MinSeverity { get; init; }

    /// <summary>The least risk score of alerts and events.</summary>
    public double? MinRisk { get; init; }

    /// <summary>The exact type of events.</summary>
    public string? EventType { get; init; }

    /// <summary>The exact source of events.</summary>
    public string? Source { get; init; }

    /// <summary>The exact user of events.</summary>
    public string? UserId { get; init; }

    /// <summary>The exact rule of alerts.</summary>
    public string? RuleId { get; init; }

    /// <summary>Whether alerts of either kind are wanted.</summary>
    public bool WantsAlerts => Kinds.Contains(StreamKind.Alert) || Kinds.Contains(StreamKind.AlertUpdate);

    /// <summary>Whether events are wanted.</summary>
    public bool WantsEvents => Kinds.Contains(StreamKind.Event);

    /// <summary>Decides on a message.</summary>
    /// <param name="item">The message.</param>
    /// <returns>Whether the reader wants it.</returns>
    public bool Wants(StreamItem item) => item.Kind switch
    {
        StreamKind.Heartbeat => true,
        StreamKind.Gap => WantsAlerts || WantsEvents,
        _ when !Kinds.Contains(item.Kind) => false,
        StreamKind.Metrics => true,
        StreamKind.Event => WantsGravity(item) && Is(EventType, item.EventType) && Is(Source, item.Source) && Is(UserId, item.UserId),
        _ => WantsGravity(item) && Is(RuleId, item.RuleId),
    };

    private static bool Is(string? wanted, string? value) => wanted is null || wanted == value;

    // A severity that is not given is none of those asked for.
    private bool WantsGravity(StreamItem item) =>
        (Severity is null || item.Severity == Severity)
        && (MinSeverity is null || item.Severity >= MinSeverity)
        && (MinRisk is null || item.RiskScore >= MinRisk);
}
