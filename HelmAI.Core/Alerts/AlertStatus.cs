namespace HelmAI.Core.Alerts;

/// <summary>Where an alert is in its life. On the wire: <c>open</c>, <c>acknowledged</c>, <c>resolved</c>. The numbers are stored.</summary>
public enum AlertStatus
{
    /// <summary>Raised, nobody has taken it up.</summary>
    Open = 0,

    /// <summary>Somebody has taken it up.</summary>
    Acknowledged = 1,

    /// <summary>Done with.</summary>
    Resolved = 2,
}
