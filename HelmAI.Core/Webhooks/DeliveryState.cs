namespace HelmAI.Core.Webhooks;

/// <summary>Where a delivery is in its life. On the wire: <c>pending</c>, <c>delivered</c>, <c>failed</c>.</summary>
public enum DeliveryState
{
    /// <summary>It waits for its first or its next attempt, or is under way.</summary>
    Pending,

    /// <summary>The receiver took it.</summary>
    Delivered,

    /// <summary>Given up; it can be asked for again.</summary>
    Failed,
}
