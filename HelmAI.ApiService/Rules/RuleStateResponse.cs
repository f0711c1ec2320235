namespace HelmAI.ApiService.Rules;

/// <summary>What became of a rule or an exception.</summary>
/// <param name="Id">Which.</param>
/// <param name="Deleted">Whether it is gone.</param>
internal sealed record RuleStateResponse(string Id, bool Deleted);
