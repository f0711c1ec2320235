namespace HelmAI.Analytics.Detection.Sigma.Values;

/// <summary>A number taken from a date (modifiers appendix, Time Modifiers).</summary>
internal enum TimePart
{
    /// <summary>0 to 59.</summary>
    Minute,

    /// <summary>0 to 23.</summary>
    Hour,

    /// <summary>Of the month, 1 to 31.</summary>
    Day,

    /// <summary>Of the year (ISO 8601), 1 to 53.</summary>
    Week,

    /// <summary>1 to 12.</summary>
    Month,

    /// <summary>The year.</summary>
    Year,
}
