namespace HelmAI.ApiService.Live;

/// <summary>A type of interactions.</summary>
/// <param name="InteractionType">Its name.</param>
/// <param name="Count">How many in the window.</param>
internal sealed record LiveInteractionType(string InteractionType, long Count);
