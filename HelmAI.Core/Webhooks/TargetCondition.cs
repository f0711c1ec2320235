namespace HelmAI.Core.Webhooks;

/// <summary>What an attempt says of its target.</summary>
public enum TargetCondition
{
    /// <summary>Nothing: it was not asked.</summary>
    Unknown,

    /// <summary>It answers, whatever it makes of the message.</summary>
    Well,

    /// <summary>It is out of reach, too slow, or says that it has trouble.</summary>
    Failing,

    /// <summary>It is gone for good (410): the webhook is disabled.</summary>
    Gone,
}
