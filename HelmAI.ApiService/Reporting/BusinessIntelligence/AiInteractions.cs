namespace HelmAI.ApiService.Reporting.BusinessIntelligence;

/// <summary>How AI models were used.</summary>
/// <param name="Count">How many interactions there were.</param>
/// <param name="MeanResponseTime">The mean time to answer, in seconds; null where none is known.</param>
/// <param name="MaxResponseTime">The longest time to answer, in seconds; null where none is known.</param>
internal sealed record AiInteractions(long Count, double? MeanResponseTime, double? MaxResponseTime);
