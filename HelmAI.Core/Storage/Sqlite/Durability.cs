namespace HelmAI.Core.Storage.Sqlite;

/// <summary>What a committed transaction survives.</summary>
internal enum Durability
{
    /// <summary>The loss of power: the log is synced to the disk.</summary>
    PowerLoss,

    /// <summary>The death of the process; a loss of power may undo it, together with nothing that was committed before it.</summary>
    ProcessDeath,
}
