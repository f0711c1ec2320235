namespace HelmAI.Core.Intelligence;

/// <summary>A stored indicator: what its source tells, and what has become of it here.</summary>
public sealed record IndicatorRecord
{
    /// <summary>What its source tells.</summary>
    public required Indicator Indicator { get; init; }

    /// <summary>A confidence that somebody here has set, from 0 to 100, which neither decays nor changes with a new import; <see langword="null"/> for none.</summary>
    public int? ConfidenceOverride { get; init; }

    /// <summary>When somebody here took it back, in UTC; no import brings it into force again.</summary>
    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>When it was last seen in anybody's events, in UTC, by event time: decay begins anew then.</summary>
    public DateTimeOffset? LastSeen { get; init; }

    /// <summary>When this indicator was first stored, in UTC.</summary>
    public required DateTimeOffset StoredAt { get; init; }

    /// <summary>Where it was in its life when that was last decided.</summary>
    public IndicatorState State { get; init; }

    /// <summary>When its state changes next by the passing of time alone, in UTC; <see langword="null"/> for never.</summary>
    public DateTimeOffset? ChangesAt { get; init; }

    /// <summary>The store's version that added it.</summary>
    public long FirstVersion { get; init; }

    /// <summary>The store's version that last changed it; greater than that of every earlier change.</summary>
    public long Version { get; init; }
}
