namespace HelmAI.Core.Intelligence;

/// <summary>Where an import stands.</summary>
public enum ImportState
{
    /// <summary>Under way, or waiting for its turn.</summary>
    Running,

    /// <summary>All was read.</summary>
    Completed,

    /// <summary>Broken off by a fault; what was counted is stored.</summary>
    Failed,

    /// <summary>Left by the end of the process that ran it; it goes on where that starts again.</summary>
    Interrupted,
}
