namespace HelmAI.Core.Alerts;

/// <summary>What became of an <see cref="AlertCommand"/>, and the alert.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Alert">The alert as it is now; <see langword="null"/> where there is none.</param>
public sealed record AlertChangeResult(AlertOutcome Outcome, Alert? Alert);
