namespace HelmAI.ApiService.Alerts.Figures;

/// <summary>How long something took, in seconds; null where nothing is finished.</summary>
/// <param name="MeanSeconds">On average.</param>
/// <param name="MedianSeconds">Half of them took longer.</param>
internal sealed record DurationFigures(double? MeanSeconds, double? MedianSeconds);
