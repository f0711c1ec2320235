namespace HelmAI.ApiService.Reporting.BusinessIntelligence;

/// <summary>How content users were.</summary>
/// <param name="Mean">The mean score, from 1.0 to 5.0; null where there is none.</param>
/// <param name="Count">How many scores were given.</param>
/// <param name="Distribution">How many of each score, from 1 to 5; a score between two counts as the nearer, a half as the greater.</param>
internal sealed record Satisfaction(double? Mean, long Count, IReadOnlyList<long> Distribution);
