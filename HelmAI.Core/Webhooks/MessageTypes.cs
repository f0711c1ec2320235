namespace HelmAI.Core.Webhooks;

/// <summary>What a message tells of; of a subscription, which of them it wants.</summary>
[Flags]
public enum MessageTypes
{
    /// <summary>A test that somebody asked for.</summary>
    Test = 0,

    /// <summary>A new alert.</summary>
    AlertRaised = 1,

    /// <summary>A change in an alert's life: acknowledged, assigned, resolved or opened again.</summary>
    AlertUpdated = 2,

    /// <summary>All that can be subscribed to.</summary>
    All = AlertRaised | AlertUpdated,
}
