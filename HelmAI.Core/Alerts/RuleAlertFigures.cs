namespace HelmAI.Core.Alerts;

/// <summary>How work on one rule's alerts goes.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Figures">The figures of its alerts.</param>
public sealed record RuleAlertFigures(string RuleId, AlertFigures Figures);
