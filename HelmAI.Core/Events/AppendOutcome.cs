namespace HelmAI.Core.Events;

/// <summary>What became of a submission.</summary>
public enum AppendOutcome
{
    /// <summary>It is stored and queued.</summary>
    Stored,

    /// <summary>The same event was stored before; nothing was written.</summary>
    Duplicate,

    /// <summary>Its reference was used before with another body; nothing was written.</summary>
    Conflict,
}
