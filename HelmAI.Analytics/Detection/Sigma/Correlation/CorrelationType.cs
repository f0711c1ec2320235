namespace HelmAI.Analytics.Detection.Sigma.Correlation;

/// <summary>What a correlation looks for (correlation rules specification, Correlation Types).</summary>
internal enum CorrelationType
{
    /// <summary>How many events there are.</summary>
    EventCount,

    /// <summary>How many different values a field has.</summary>
    ValueCount,

    /// <summary>Whether all rules match within the time span.</summary>
    Temporal,

    /// <summary>Whether all rules match within the time span, in their order.</summary>
    TemporalOrdered,

    /// <summary>The sum of a field's numbers.</summary>
    ValueSum,

    /// <summary>The average of a field's numbers.</summary>
    ValueAverage,

    /// <summary>A percentile of a field's numbers, or a value's share of all.</summary>
    ValuePercentile,

    /// <summary>The median of a field's numbers.</summary>
    ValueMedian,
}
