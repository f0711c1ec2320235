namespace HelmAI.ApiService.Rules;

/// <summary>The versions that a Navigator layer is for. ATT&amp;CK's is left out: rules name techniques of several.</summary>
/// <param name="Navigator">The Navigator.</param>
/// <param name="Layer">The layer format.</param>
internal sealed record NavigatorVersions(string Navigator, string Layer);
