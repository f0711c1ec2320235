namespace HelmAI.Analytics.RuleSets.Trial;

/// <summary>What a backtest is to look at.</summary>
/// <param name="From">The beginning of the time range.</param>
/// <param name="To">The end of the time range, not within it.</param>
/// <param name="MaxEvents">The most events that are looked at, the earliest; 1 to <see cref="MostEvents"/>.</param>
public sealed record BacktestRequest(DateTimeOffset From, DateTimeOffset To, int MaxEvents)
{
    /// <summary>The most events that may be asked for.</summary>
    public const int MostEvents = 1_000_000;

    /// <summary>How many events are looked at unless told.</summary>
    public const int DefaultEvents = 100_000;
}
