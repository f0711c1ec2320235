namespace HelmAI.Core.Storage.Rollups;

/// <summary>The rows that roll-ups are made from. The numbers are stored.</summary>
internal enum RollupSource
{
    /// <summary>Events with their assessments.</summary>
    Events,

    /// <summary>Alerts.</summary>
    Alerts,

    /// <summary>Activities.</summary>
    Activities,
}
