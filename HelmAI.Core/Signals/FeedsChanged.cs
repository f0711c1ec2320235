namespace HelmAI.Core.Signals;

/// <summary>Feeds have changed, or are to be polled now: whoever polls them looks whose turn it is.</summary>
public sealed record FeedsChanged : Signal
{
    /// <summary>The one instance: the signal carries nothing.</summary>
    public static readonly FeedsChanged Instance = new();

    private FeedsChanged()
    {
    }
}
