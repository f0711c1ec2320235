using System.Text.Json.Serialization;

namespace HelmAI.Analytics.RuleSets;

/// <summary>A rule with its text and what is said about it.</summary>
public sealed record RuleDetails
{
    /// <summary>The rule.</summary>
    public required RuleDescription Rule { get; init; }

    /// <summary>Its text; null where the file that it was loaded from is gone.</summary>
    public required string? Yaml { get; init; }

    /// <summary>What is said about it.</summary>
    public required IReadOnlyList<RuleDiagnostic> Diagnostics { get; init; }

    /// <summary>The version of the tenant's own text, which <c>ETag</c> carries; null for shared rules.</summary>
    [JsonIgnore]
    public long? Revision { get; init; }
}
