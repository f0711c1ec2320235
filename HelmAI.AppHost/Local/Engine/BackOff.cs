namespace HelmAI.AppHost.Local.Engine;

/// <summary>How long to wait before a crashed process is started again: 1 s, doubled with each crash up to 30 s.</summary>
internal sealed class BackOff
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>A process that ran this long has recovered, and its next crash counts as the first.</summary>
    private static readonly TimeSpan Recovered = TimeSpan.FromMinutes(1);

    private TimeSpan _next = First;

    /// <summary>The pause after a crash.</summary>
    /// <param name="ran">How long the process had run.</param>
    /// <returns>The pause.</returns>
    public TimeSpan After(TimeSpan ran)
    {
        var pause = ran >= Recovered ? First : _next;
        _next = TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, Longest.Ticks));
        return pause;
    }
}
