namespace HelmAI.Core.Alerts;

/// <summary>What became of an <see cref="AlertCommand"/>.</summary>
public enum AlertOutcome
{
    /// <summary>It was done.</summary>
    Changed,

    /// <summary>The tenant has no such alert.</summary>
    NotFound,

    /// <summary>The alert is of another version than the command is for.</summary>
    Stale,

    /// <summary>It makes no sense where the alert is in its life.</summary>
    NotAllowed,
}
