namespace HelmAI.Core.Alerts;

/// <summary>What is done to an alert. On the wire: <c>acknowledge</c>, <c>assign</c>, <c>resolve</c>, <c>reopen</c>. The numbers are stored.</summary>
public enum AlertAction
{
    /// <summary>Takes it up.</summary>
    Acknowledge = 0,

    /// <summary>Names who works on it, or nobody.</summary>
    Assign = 1,

    /// <summary>Ends the work on it.</summary>
    Resolve = 2,

    /// <summary>Begins it anew.</summary>
    Reopen = 3,
}
