using HelmAI.Core.Activity;

namespace HelmAI.Core.Storage.Encryption;

/// <summary>An activity with its data and prompt as they are stored.</summary>
/// <param name="Activity">The activity.</param>
/// <param name="Data">Its data; <see langword="null"/> where it has none.</param>
/// <param name="Prompt">Its prompt; <see langword="null"/> where none is kept.</param>
internal sealed record SealedActivity(ActivityRecord Activity, byte[]? Data, byte[]? Prompt);
