using HelmAI.Core.Events;
using HelmAI.Core.Intelligence;

namespace HelmAI.Analytics.Intelligence.Index;

/// <summary>What is known of an indicator beside its value. Indicators that agree in all of it share one.</summary>
/// <param name="Source">Where it comes from.</param>
/// <param name="Name">Its name or description.</param>
/// <param name="Severity">How grave a match is.</param>
/// <param name="Confidence">How sure it is, from 0.0 to 1.0.</param>
/// <param name="Tlp">Its marking in the Traffic Light Protocol.</param>
internal sealed record IndicatorDetails(string Source, string? Name, Severity Severity, double Confidence, string? Tlp)
{
    /// <summary>Its labels.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>Takes the details of an indicator.</summary>
    /// <param name="indicator">The indicator.</param>
    /// <returns>The details.</returns>
    public static IndicatorDetails Of(IndexedIndicator indicator) => new(
        indicator.Source,
        indicator.Name,
        indicator.Severity ?? IndicatorSeverity.Of(indicator.Labels, indicator.Confidence),
        indicator.Confidence,
        indicator.Tlp)
    {
        Labels = indicator.Labels,
    };

    /// <inheritdoc/>
    public bool Equals(IndicatorDetails? other) =>
        other is not null
        && Confidence.Equals(other.Confidence)
        && Severity == other.Severity
        && Source == other.Source
        && Name == other.Name
        && Tlp == other.Tlp
        && Labels.SequenceEqual(other.Labels, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Source, Name, Severity, Confidence, Labels.Count > 0 ? Labels[0] : null);
}
