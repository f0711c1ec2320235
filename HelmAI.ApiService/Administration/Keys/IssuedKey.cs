using HelmAI.Core.Administration;

namespace HelmAI.ApiService.Administration.Keys;

/// <summary>A key that was just made or rotated.</summary>
/// <param name="Key">The key as it is stored.</param>
/// <param name="Text">The key itself, which is kept nowhere.</param>
internal sealed record IssuedKey(ApiKey Key, string Text);
