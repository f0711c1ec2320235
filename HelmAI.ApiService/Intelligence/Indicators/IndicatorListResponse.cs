namespace HelmAI.ApiService.Intelligence.Indicators;

/// <summary>A page of indicators.</summary>
/// <param name="Indicators">The indicators, those that changed last first.</param>
/// <param name="NextCursor">Where the next page begins; null on the last one.</param>
internal sealed record IndicatorListResponse(IReadOnlyList<IndicatorResponse> Indicators, string? NextCursor);
