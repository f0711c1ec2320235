namespace HelmAI.Core.Events;

/// <summary>How grave an event, a finding or an alert is; ordered from least to most.</summary>
public enum Severity
{
    /// <summary>Worth keeping, no risk by itself.</summary>
    Info,

    /// <summary>Low.</summary>
    Low,

    /// <summary>Medium.</summary>
    Medium,

    /// <summary>High.</summary>
    High,

    /// <summary>Critical.</summary>
    Critical,
}
