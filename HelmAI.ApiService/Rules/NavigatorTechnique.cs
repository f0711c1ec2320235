using System.Text.Json.Serialization;

namespace HelmAI.ApiService.Rules;

/// <summary>A technique in a Navigator layer.</summary>
/// <param name="TechniqueId">The technique's id.</param>
/// <param name="Score">How many rules look for it.</param>
/// <param name="Comment">The same in words.</param>
internal sealed record NavigatorTechnique([property: JsonPropertyName("techniqueID")] string TechniqueId, int Score, string Comment)
{
    /// <summary>Whether it is shown.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Whether its sub-techniques are unfolded: those of them that have rules are listed themselves.</summary>
    public bool ShowSubtechniques { get; init; } = true;
}
