using HelmAI.Analytics.Detection.Sigma.Rules;

namespace HelmAI.Analytics.Detection.Sigma.Loading;

/// <summary>What loading came to.</summary>
/// <param name="Rules">The rules, in the order of their files' names, filters applied.</param>
/// <param name="Diagnostics">What is said about the documents, errors and warnings.</param>
internal sealed record SigmaLoadResult(IReadOnlyList<SigmaRule> Rules, IReadOnlyList<SigmaDiagnostic> Diagnostics)
{
    /// <summary>The correlations; whatever one refers to is here or among the rules.</summary>
    public IReadOnlyList<SigmaCorrelation> Correlations { get; init; } = [];

    /// <summary>The filters; the rules have them applied.</summary>
    public IReadOnlyList<SigmaFilter> Filters { get; init; } = [];

    /// <summary>What kept documents from loading.</summary>
    public IEnumerable<SigmaDiagnostic> Errors => Diagnostics.Where(static one => one.IsError);

    /// <summary>What else is said.</summary>
    public IEnumerable<SigmaDiagnostic> Warnings => Diagnostics.Where(static one => !one.IsError);
}
