using HelmAI.Core.Intelligence;

namespace HelmAI.Core.Storage.Details;

/// <summary>The part of an indicator that no query looks into; stored as one JSON value, most often none.</summary>
internal sealed record IndicatorDetails
{
    /// <summary>The details of one that has none.</summary>
    public static readonly IndicatorDetails None = new();

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>What it stands for.</summary>
    public string? Description { get; init; }

    /// <summary>Whether its pattern is of STIX 2.0.</summary>
    public bool? IsStix20 { get; init; }

    /// <summary>The phases of an attack.</summary>
    public IReadOnlyList<KillChainPhase>? KillChainPhases { get; init; }

    /// <summary>Its marking.</summary>
    public string? Tlp { get; init; }

    /// <summary>Who made it.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>Where more is said about it.</summary>
    public IReadOnlyList<ExternalReference>? ExternalReferences { get; init; }

    /// <summary>Takes an indicator's.</summary>
    /// <param name="indicator">The indicator.</param>
    /// <returns>Its details.</returns>
    public static IndicatorDetails Of(Indicator indicator) => new()
    {
        Name = indicator.Name,
        Description = indicator.Description,
        IsStix20 = indicator.IsStix20 ? true : null,
        KillChainPhases = indicator.KillChainPhases is { Count: > 0 } phases ? phases : null,
        Tlp = indicator.Tlp,
        CreatedBy = indicator.CreatedBy,
        ExternalReferences = indicator.ExternalReferences is { Count: > 0 } references ? references : null,
    };
}
