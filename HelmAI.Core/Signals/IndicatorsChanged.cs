namespace HelmAI.Core.Signals;

/// <summary>Indicators have changed: whoever looks for them reads what changed since the version that he knows.</summary>
public sealed record IndicatorsChanged : Signal
{
    /// <summary>The one instance: the signal carries nothing.</summary>
    public static readonly IndicatorsChanged Instance = new();

    private IndicatorsChanged()
    {
    }
}
