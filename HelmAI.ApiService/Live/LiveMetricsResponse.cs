namespace HelmAI.ApiService.Live;

/// <summary>What happened in the last five minutes.</summary>
internal sealed record LiveMetricsResponse
{
    /// <summary>When these figures were taken.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>From when on things are counted: five minutes ago, or up to five seconds earlier; later where counting began later.</summary>
    public required DateTimeOffset WindowStart { get; init; }

    /// <summary>Whether these are the figures of one process alone, since Redis could not be asked.</summary>
    public required bool Partial { get; init; }

    /// <summary>About how many users were active: those whom activities name.</summary>
    public required long ActiveUsers { get; init; }

    /// <summary>The standard error of <see cref="ActiveUsers"/>, as a part of it.</summary>
    public required double ActiveUsersError { get; init; }

    /// <summary>Events whose result was stored.</summary>
    public required LiveEventFigures Events { get; init; }

    /// <summary>Alerts that were raised or added to, once for each event.</summary>
    public required LiveAlertFigures Alerts { get; init; }

    /// <summary>Activities of all kinds.</summary>
    public required LiveActivityFigures Activity { get; init; }

    /// <summary>The features that were used most.</summary>
    public required IReadOnlyList<LiveFeature> FeatureUsage { get; init; }

    /// <summary>Interactions with an AI.</summary>
    public required LiveInteractionFigures AiInteractions { get; init; }

    /// <summary>The system's own figures.</summary>
    public required LiveSystemFigures System { get; init; }
}
