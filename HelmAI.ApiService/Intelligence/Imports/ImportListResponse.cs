using HelmAI.Analytics.Intelligence.Import;

namespace HelmAI.ApiService.Intelligence.Imports;

/// <summary>A page of imports.</summary>
/// <param name="Imports">The imports, newest first.</param>
/// <param name="NextCursor">Where the next page begins; null on the last one.</param>
internal sealed record ImportListResponse(IReadOnlyList<IndicatorImportReport> Imports, string? NextCursor);
