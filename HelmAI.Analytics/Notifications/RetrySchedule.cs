namespace HelmAI.Analytics.Notifications;

/// <summary>
/// When a failed delivery is tried again: after a random time up to a ceiling that grows fourfold, from 5 s to 6 h ("full jitter", M. Brooker,
/// "Exponential Backoff and Jitter", AWS Architecture Blog, 2015), so that receivers that come back are not met by all at once. The ceilings
/// are 5 s, 20 s, 80 s, 5 min 20 s, 21 min 20 s, 1 h 25 min, 5 h 41 min and then 6 h: over 12 attempts 31 h 35 min at most, half of it on average.
/// </summary>
internal static class RetrySchedule
{
    /// <summary>The longest time between two attempts, whoever asks for a longer one.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(6);

    private static readonly TimeSpan First = TimeSpan.FromSeconds(5);

    /// <summary>The ceiling of the time after an attempt.</summary>
    /// <param name="attempt">Which attempt failed, from 1.</param>
    /// <returns>The ceiling.</returns>
    public static TimeSpan CeilingAfter(int attempt)
    {
        var time = First * Math.Pow(4, Math.Min(attempt - 1, 10));
        return time < Longest ? time : Longest;
    }

    /// <summary>The time after an attempt.</summary>
    /// <param name="attempt">Which attempt failed, from 1.</param>
    /// <param name="jitter">A random number from 0 to 1.</param>
    /// <param name="asked">What the receiver asked for (<c>Retry-After</c>), which counts where it is longer, up to <see cref="Longest"/>.</param>
    /// <returns>The time.</returns>
    public static TimeSpan DelayAfter(int attempt, double jitter, TimeSpan? asked)
    {
        var delay = CeilingAfter(attempt) * jitter;
        return asked > delay ? Bounded(asked.Value) : delay;
    }

    /// <summary>What a receiver asked for, within bounds.</summary>
    /// <param name="asked">What it asked for.</param>
    /// <returns>That, from nothing to <see cref="Longest"/>.</returns>
    public static TimeSpan Bounded(TimeSpan asked) => asked < TimeSpan.Zero ? TimeSpan.Zero : asked < Longest ? asked : Longest;
}
