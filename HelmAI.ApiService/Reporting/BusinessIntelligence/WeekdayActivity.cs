namespace HelmAI.ApiService.Reporting.BusinessIntelligence;

/// <summary>The activity of a weekday.</summary>
/// <param name="Weekday">Its English name in small letters.</param>
/// <param name="Activities">How many activities there were.</param>
internal sealed record WeekdayActivity(string Weekday, long Activities);
