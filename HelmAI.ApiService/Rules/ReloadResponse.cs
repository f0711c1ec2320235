namespace HelmAI.ApiService.Rules;

/// <summary>The shared rules were read again.</summary>
/// <param name="Rules">How many shared rules, correlations and filters there are now.</param>
internal sealed record ReloadResponse(int Rules);
