namespace HelmAI.Core.Intelligence;

/// <summary>Where an indicator is in its life. Only an active one is looked for; none is forgotten.</summary>
public enum IndicatorState
{
    /// <summary>It is looked for.</summary>
    Active,

    /// <summary>Its time has not come.</summary>
    Pending,

    /// <summary>Its time is over.</summary>
    Expired,

    /// <summary>Its confidence has fallen below its type's threshold.</summary>
    Decayed,

    /// <summary>Its source, or somebody here, has taken it back.</summary>
    Revoked,
}
