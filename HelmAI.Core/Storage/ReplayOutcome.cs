namespace HelmAI.Core.Storage;

/// <summary>What became of the wish to have an event analysed again.</summary>
public enum ReplayOutcome
{
    /// <summary>It waits for its analysis again.</summary>
    Queued,

    /// <summary>The tenant has no such event.</summary>
    NotFound,

    /// <summary>It has not failed: it waits, or is processed.</summary>
    NotFailed,
}
