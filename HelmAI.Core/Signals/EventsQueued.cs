namespace HelmAI.Core.Signals;

/// <summary>Events wait for their analysis.</summary>
public sealed record EventsQueued : Signal
{
    /// <summary>The one instance: the signal carries nothing.</summary>
    public static readonly EventsQueued Instance = new();

    private EventsQueued()
    {
    }
}
