namespace HelmAI.Core.Webhooks;

/// <summary>How a <see cref="Circuit"/> stands. On the wire: <c>closed</c>, <c>open</c>, <c>half_open</c>.</summary>
public enum CircuitState
{
    /// <summary>Deliveries are sent.</summary>
    Closed,

    /// <summary>Nothing is sent.</summary>
    Open,

    /// <summary>One delivery at a time tries whether the target is well again.</summary>
    HalfOpen,
}
