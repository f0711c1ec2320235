namespace HelmAI.Core.Rules;

/// <summary>The one row that every change of rules moves on, so that a look at it tells whether anything changed.</summary>
public sealed record RuleClock
{
    /// <summary>The row's key: always 1.</summary>
    public int Id { get; init; }

    /// <summary>The latest version of any tenant's rules.</summary>
    public long Version { get; init; }

    /// <summary>The version at which all processes were last told to read the shared rules again; 0 for never.</summary>
    public long ReloadVersion { get; init; }
}
