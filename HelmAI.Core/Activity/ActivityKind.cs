namespace HelmAI.Core.Activity;

/// <summary>What a user did. The numbers are stored.</summary>
public enum ActivityKind
{
    /// <summary>Something of a type that the sender names.</summary>
    Activity,

    /// <summary>The use of a feature.</summary>
    Feature,

    /// <summary>A question to an AI model, and its answer.</summary>
    Interaction,
}
