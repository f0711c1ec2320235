namespace HelmAI.Core.Rollups;

/// <summary>What a roll-up counts. Each figure has a name, a part, a number of items, and mostly a total and a peak; the numbers are stored.</summary>
public enum RollupMeasure
{
    /// <summary>Analysed events, failed ones too, when they happened; by event type (empty where none is given) and severity (-1 where none is given).</summary>
    Events,

    /// <summary>Risk scores of processed events, when those happened; the part is a bin of <see cref="RiskHistogram"/>, total and peak are in billionths.</summary>
    Risk,

    /// <summary>Alerts by rule and severity, when they were raised; the total is the events that they count.</summary>
    Alerts,

    /// <summary>Activities by name and <see cref="Activity.ActivityKind"/>.</summary>
    Activities,

    /// <summary>Satisfaction scores by the interaction's type; the part is the score rounded to 1 to 5, the total is in billionths.</summary>
    Satisfaction,

    /// <summary>Response times by the interaction's type; total and peak are in microseconds.</summary>
    ResponseTime,

    /// <summary>Times that features were used for; total and peak are in microseconds.</summary>
    Duration,

    /// <summary>Who was active: with the feature where one was used.</summary>
    Users,
}
