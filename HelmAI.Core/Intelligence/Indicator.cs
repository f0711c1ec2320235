namespace HelmAI.Core.Intelligence;

/// <summary>An indicator of compromise as its source tells of it (STIX 2.1, section 4.7).</summary>
public sealed record Indicator
{
    /// <summary>Whose indicators work for every tenant: those of the operator's files and feeds. No tenant has this id.</summary>
    public const string Shared = "*";

    /// <summary>The tenant, or <see cref="Shared"/>.</summary>
    public required string TenantId { get; init; }

    /// <summary>The UUID of its STIX id; of what has none, one that is made of its pattern.</summary>
    public required Guid Id { get; init; }

    /// <summary>The feed or import that it came by, at most 200 characters.</summary>
    public required string Source { get; init; }

    /// <summary>Its name; <see langword="null"/> where it has none.</summary>
    public string? Name { get; init; }

    /// <summary>What it stands for; <see langword="null"/> where nobody says.</summary>
    public string? Description { get; init; }

    /// <summary>What kind of thing it is, where its pattern is one equality; else <see langword="null"/>.</summary>
    public ObservableType? Type { get; init; }

    /// <summary>The thing in normal form, where <see cref="Type"/> is set.</summary>
    public string? Value { get; init; }

    /// <summary>Its STIX pattern; <see langword="null"/> where <see cref="Type"/> and <see cref="Value"/> say all that it would.</summary>
    public string? Pattern { get; init; }

    /// <summary>Whether the pattern is of STIX 2.0, rather than 2.1.</summary>
    public bool IsStix20 { get; init; }

    /// <summary>From when on it holds, in UTC.</summary>
    public required DateTimeOffset ValidFrom { get; init; }

    /// <summary>Until when it holds, in UTC; <see langword="null"/> for ever.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>How sure its source is, from 0 to 100; <see langword="null"/> where it does not say.</summary>
    public int? Confidence { get; init; }

    /// <summary>Its labels and indicator types, without repetition.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>The phases of an attack that it belongs to.</summary>
    public IReadOnlyList<KillChainPhase> KillChainPhases { get; init; } = [];

    /// <summary>Its Traffic Light Protocol marking in small letters: <c>clear</c>, <c>green</c>, <c>amber</c>, <c>amber+strict</c> or <c>red</c>; <see langword="null"/> for none.</summary>
    public string? Tlp { get; init; }

    /// <summary>Who made it: the STIX id of an identity, or a name.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>Where more is said about it.</summary>
    public IReadOnlyList<ExternalReference> ExternalReferences { get; init; } = [];

    /// <summary>Whether its source has taken it back.</summary>
    public bool IsRevoked { get; init; }

    /// <summary>When its source made it, in UTC.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>When its source last changed it, in UTC; of a source that does not say, when it was read.</summary>
    public required DateTimeOffset Modified { get; init; }

    /// <summary>Whether its source says when it was changed. An undated one replaces an earlier one where it differs, or is a day older.</summary>
    public bool IsDated { get; init; }
}
