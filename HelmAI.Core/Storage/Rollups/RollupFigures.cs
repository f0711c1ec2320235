namespace HelmAI.Core.Storage.Rollups;

/// <summary>What a figure holds, or what is added to it.</summary>
/// <param name="Items">How many were counted.</param>
/// <param name="Total">Their sum, in the measure's unit.</param>
/// <param name="Peak">The greatest of them.</param>
internal readonly record struct RollupFigures(long Items, long Total = 0, long Peak = 0)
{
    /// <summary>Adds.</summary>
    /// <param name="other">What is added.</param>
    /// <returns>Both together.</returns>
    public RollupFigures Plus(RollupFigures other) => new(Items + other.Items, Total + other.Total, Math.Max(Peak, other.Peak));
}
