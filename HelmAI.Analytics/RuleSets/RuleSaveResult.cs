namespace HelmAI.Analytics.RuleSets;

/// <summary>What saving rules came to.</summary>
public sealed record RuleSaveResult
{
    /// <summary>The rules that were stored, or would have been; none where the text has errors.</summary>
    public required IReadOnlyList<RuleDescription> Rules { get; init; }

    /// <summary>All that is said about them: errors, and what is worth a look.</summary>
    public required IReadOnlyList<RuleDiagnostic> Diagnostics { get; init; }

    /// <summary>Whether errors kept all of it from being stored.</summary>
    public bool IsRejected => Diagnostics.Any(static one => one.Severity == "error");
}
