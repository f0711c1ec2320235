using HelmAI.Analytics.RuleSets.Coverage;

namespace HelmAI.ApiService.Rules;

/// <summary>
/// A layer for ATT&amp;CK Navigator (layer format 4.5, github.com/mitre-attack/attack-navigator, layers/spec/v4.5): each technique
/// scored with the number of rules that look for it.
/// </summary>
internal sealed record NavigatorLayer
{
    /// <summary>The content type by which a layer is asked for.</summary>
    public const string ContentType = "application/vnd.attack-navigator+json";

    /// <summary>What the Navigator calls it.</summary>
    public required string Name { get; init; }

    /// <summary>The versions that it is for.</summary>
    public required NavigatorVersions Versions { get; init; }

    /// <summary>The matrix.</summary>
    public required string Domain { get; init; }

    /// <summary>What it shows.</summary>
    public required string Description { get; init; }

    /// <summary>The techniques.</summary>
    public required IReadOnlyList<NavigatorTechnique> Techniques { get; init; }

    /// <summary>The colours.</summary>
    public required NavigatorGradient Gradient { get; init; }

    /// <summary>Draws a coverage.</summary>
    /// <param name="coverage">The coverage.</param>
    /// <returns>The layer.</returns>
    public static NavigatorLayer Of(RuleCoverage coverage) => new()
    {
        Name = "HelmAI rule coverage",
        Versions = new NavigatorVersions("5.1.0", "4.5"),
        Domain = "enterprise-attack",
        Description = $"{coverage.Mapped} of {coverage.Rules} enabled rules, by the techniques that they are tagged with.",
        Techniques = [.. coverage.Techniques.Select(static one => new NavigatorTechnique(one.Id, one.Rules, one.Rules == 1 ? "1 rule" : $"{one.Rules} rules"))],
        Gradient = new NavigatorGradient(["#cfe8ff", "#08519c"], 0, Math.Max(1, coverage.Techniques.Select(static one => one.Rules).DefaultIfEmpty(0).Max())),
    };
}
