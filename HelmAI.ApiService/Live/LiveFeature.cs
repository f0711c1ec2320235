namespace HelmAI.ApiService.Live;

/// <summary>A feature.</summary>
/// <param name="FeatureName">Its name.</param>
/// <param name="Count">How many in the window.</param>
internal sealed record LiveFeature(string FeatureName, long Count);
