using HelmAI.Core.Alerts;

namespace HelmAI.Core.Storage.Encryption;

/// <summary>An alert with its details as they are stored.</summary>
/// <param name="Alert">The alert.</param>
/// <param name="Details">Its details; <see langword="null"/> where it has none.</param>
internal sealed record SealedAlert(RaisedAlert Alert, byte[]? Details);
