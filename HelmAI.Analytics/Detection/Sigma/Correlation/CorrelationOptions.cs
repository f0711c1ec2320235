namespace HelmAI.Analytics.Detection.Sigma.Correlation;

/// <summary>How correlations remember.</summary>
internal sealed record CorrelationOptions
{
    /// <summary>How much later than others of the same time an event may come and still count; 5 minutes by default.</summary>
    public TimeSpan Lateness { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How many observations a group remembers at most, the latest; 10,000 by default.</summary>
    public int MaxRemembered { get; init; } = 10_000;
}
