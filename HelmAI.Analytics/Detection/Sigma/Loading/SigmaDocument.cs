using HelmAI.Analytics.Detection.Sigma.Rules;

namespace HelmAI.Analytics.Detection.Sigma.Loading;

/// <summary>What became of one YAML document: one of the kinds, or none where it has errors.</summary>
/// <param name="Diagnostics">What is said about it.</param>
internal sealed record SigmaDocument(IReadOnlyList<SigmaDiagnostic> Diagnostics)
{
    /// <summary>The rule, if it is one.</summary>
    public SigmaRule? Rule { get; init; }

    /// <summary>The correlation, if it is one.</summary>
    public SigmaCorrelation? Correlation { get; init; }

    /// <summary>The filter, if it is one.</summary>
    public SigmaFilter? Filter { get; init; }

    /// <summary>What it says of itself; <see langword="null"/> where it has errors.</summary>
    public RuleHeader? Header => Rule?.Header ?? Correlation?.Header ?? Filter?.Header;
}
