namespace HelmAI.Analytics.Processing;

/// <summary>How long to rest after failures in a row: from a tenth of a second on, doubling up to a longest pause.</summary>
/// <param name="longest">The longest pause.</param>
internal sealed class BackOff(TimeSpan longest)
{
    // By then any pause that is wanted has long been reached.
    private const int MaxDoublings = 20;

    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);

    private int _failures;

    /// <summary>Notes a failure.</summary>
    /// <returns>How long to rest after it.</returns>
    public TimeSpan Fail()
    {
        var pause = Shortest * (1 << Math.Min(_failures++, MaxDoublings));
        return pause < longest ? pause : longest;
    }

    /// <summary>Notes a success: the next failure is the first again.</summary>
    public void Succeed() => _failures = 0;
}
