using HelmAI.Core.Intelligence;

namespace HelmAI.ApiService.Intelligence.Indicators;

/// <summary>An indicator as it is now.</summary>
internal sealed record IndicatorResponse
{
    /// <summary>The UUID of its STIX id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its STIX id.</summary>
    public required string StixId { get; init; }

    /// <summary>Whether it works for all tenants.</summary>
    public required bool Shared { get; init; }

    /// <summary>Where it is in its life; only an active one is looked for.</summary>
    public required IndicatorState State { get; init; }

    /// <summary>What kind of thing it is; null where its pattern is more than one equality.</summary>
    public required string? Type { get; init; }

    /// <summary>The thing, in normal form.</summary>
    public required string? Value { get; init; }

    /// <summary>Its STIX pattern.</summary>
    public required string Pattern { get; init; }

    /// <summary>Its name.</summary>
    public required string? Name { get; init; }

    /// <summary>What it stands for.</summary>
    public required string? Description { get; init; }

    /// <summary>How sure one may be of it now, from 0 to 100: what decay has left, or what somebody here has set.</summary>
    public required double Score { get; init; }

    /// <summary>How sure its source is, from 0 to 100; null where it does not say.</summary>
    public required int? Confidence { get; init; }

    /// <summary>The confidence that somebody here has set; null for none.</summary>
    public required int? ConfidenceOverride { get; init; }

    /// <summary>Its labels and indicator types.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>The phases of an attack that it belongs to.</summary>
    public required IReadOnlyList<KillChainPhase> KillChainPhases { get; init; }

    /// <summary>Its Traffic Light Protocol marking.</summary>
    public required string? Tlp { get; init; }

    /// <summary>Who made it.</summary>
    public required string? CreatedBy { get; init; }

    /// <summary>Where more is said about it.</summary>
    public required IReadOnlyList<ExternalReference> ExternalReferences { get; init; }

    /// <summary>The feed or import that it came by.</summary>
    public required string Source { get; init; }

    /// <summary>From when on it holds.</summary>
    public required DateTimeOffset ValidFrom { get; init; }

    /// <summary>Until when it holds; null for ever.</summary>
    public required DateTimeOffset? ValidUntil { get; init; }

    /// <summary>When it will no longer be looked for, unless it is seen or reported again; null for never, or where it is not looked for.</summary>
    public required DateTimeOffset? LeavesAt { get; init; }

    /// <summary>When its source made it.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>When its source last changed it.</summary>
    public required DateTimeOffset Modified { get; init; }

    /// <summary>When it was first stored.</summary>
    public required DateTimeOffset StoredAt { get; init; }

    /// <summary>What it is related to; null in lists.</summary>
    public IReadOnlyList<RelatedObject>? Related { get; init; }

    /// <summary>What the tenant has seen of it; null in lists, and for nothing.</summary>
    public IndicatorSightingResponse? Sighting { get; init; }
}
