using HelmAI.Core.Events;

namespace HelmAI.Analytics.Detection.Indicators;

/// <summary>One entry of an indicator list.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">Its canonical form: what equals it is the same thing.</param>
/// <param name="Severity">How grave a match is.</param>
/// <param name="Confidence">How sure a match is, from 0.0 to 1.0.</param>
/// <param name="Description">What it stands for.</param>
internal sealed record Indicator(IndicatorKind Kind, string Value, Severity Severity, double Confidence, string? Description);
