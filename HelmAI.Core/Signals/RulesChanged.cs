namespace HelmAI.Core.Signals;

/// <summary>Rules, or suppressions of their findings, have changed: whoever works by them looks at the version of those in the database.</summary>
public sealed record RulesChanged : Signal
{
    /// <summary>The one instance: the signal carries nothing.</summary>
    public static readonly RulesChanged Instance = new();

    private RulesChanged()
    {
    }
}
