namespace HelmAI.ApiService.Reporting.BusinessIntelligence;

/// <summary>Who was active in a range of days, what they used, and how content they were.</summary>
internal sealed record BusinessIntelligenceResponse
{
    /// <summary>When the first day begins.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>When the last day ends.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>The time zone of days, hours and weekdays.</summary>
    public required string Tz { get; init; }

    /// <summary>How many different users were active in the range.</summary>
    public required long ActiveUsers { get; init; }

    /// <summary>How many different users were active on each day.</summary>
    public required IReadOnlyList<DailyUsers> DailyActiveUsers { get; init; }

    /// <summary>The features with most users, most first.</summary>
    public required IReadOnlyList<FeatureAdoption> FeatureAdoption { get; init; }

    /// <summary>How content users were with answers of AI models.</summary>
    public required Satisfaction Satisfaction { get; init; }

    /// <summary>How AI models were used.</summary>
    public required AiInteractions AiInteractions { get; init; }

    /// <summary>The activities of each hour of the day, from 0 to 23.</summary>
    public required IReadOnlyList<long> ActivityByHour { get; init; }

    /// <summary>The activities of each weekday, from Monday on.</summary>
    public required IReadOnlyList<WeekdayActivity> ActivityByWeekday { get; init; }
}
