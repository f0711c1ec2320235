namespace HelmAI.Core.Rollups;

/// <summary>The histogram that quantiles of risk scores come from.</summary>
public static class RiskHistogram
{
    /// <summary>The number of bins, all of one width.</summary>
    public const int Bins = 1_000;

    /// <summary>The width of a bin: a quantile is less than this below the exact one.</summary>
    public const double Resolution = 0.001;
}
