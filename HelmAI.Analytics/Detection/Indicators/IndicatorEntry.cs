namespace HelmAI.Analytics.Detection.Indicators;

/// <summary>An indicator and the list it stands in.</summary>
/// <param name="ListName">The list.</param>
/// <param name="Indicator">The indicator.</param>
internal sealed record IndicatorEntry(string ListName, Indicator Indicator);
