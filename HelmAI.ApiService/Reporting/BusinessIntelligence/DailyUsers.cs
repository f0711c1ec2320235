namespace HelmAI.ApiService.Reporting.BusinessIntelligence;

/// <summary>The users of a day.</summary>
/// <param name="Date">The day.</param>
/// <param name="Users">How many different users were active.</param>
internal sealed record DailyUsers(DateOnly Date, long Users);
