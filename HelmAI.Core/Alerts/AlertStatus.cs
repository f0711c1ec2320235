namespace HelmAI.Core.Alerts;

/// <summary>Where an alert is in its life. On the wire: <c>open</c>.</summary>
public enum AlertStatus
{
    /// <summary>Raised, nobody has taken it up.</summary>
    Open,
}
