namespace HelmAI.Core.Webhooks;

/// <summary>
/// The circuit of a webhook's target (M. Nygard, Release It!, 2nd edition, "Circuit Breaker"). It lives in the webhook's row, so that all
/// workers share it and the API shows it. After <see cref="Threshold"/> failures in a row nothing is sent for a while; then one delivery at a
/// time tries it, and the first success closes it. What waits meanwhile spends no attempt.
/// </summary>
public static class Circuit
{
    /// <summary>How many failures in a row open it.</summary>
    public const int Threshold = 5;

    private static readonly TimeSpan FirstBreak = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestBreak = TimeSpan.FromMinutes(10);

    /// <summary>The circuit of a webhook.</summary>
    /// <param name="webhook">The webhook.</param>
    /// <param name="now">The time.</param>
    /// <returns>How it stands.</returns>
    public static CircuitState StateOf(Webhook webhook, DateTimeOffset now) => webhook switch
    {
        { OpenUntil: { } until } when until > now => CircuitState.Open,
        { Failures: >= Threshold } => CircuitState.HalfOpen,
        _ => CircuitState.Closed,
    };

    /// <summary>For how long nothing is sent after a failure: 30 s, doubled with each further one, ten minutes at most.</summary>
    /// <param name="failures">How many there were in a row, this one counted.</param>
    /// <returns>The time; <see langword="null"/> where the circuit stays closed.</returns>
    public static TimeSpan? BreakAfter(int failures)
    {
        if (failures < Threshold)
        {
            return null;
        }

        var time = FirstBreak * (1 << Math.Min(failures - Threshold, 10));
        return time < LongestBreak ? time : LongestBreak;
    }
}
