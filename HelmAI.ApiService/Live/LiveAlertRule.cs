namespace HelmAI.ApiService.Live;

/// <summary>A rule that raised alerts.</summary>
/// <param name="RuleId">Its name.</param>
/// <param name="Count">How many in the window.</param>
internal sealed record LiveAlertRule(string RuleId, long Count);
