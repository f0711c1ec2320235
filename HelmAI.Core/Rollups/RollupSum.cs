namespace HelmAI.Core.Rollups;

/// <summary>What a measure comes to in one step, for one group.</summary>
/// <param name="Step">The step's number.</param>
/// <param name="Name">The group, where it is by name; <see langword="null"/> for the rest of them.</param>
/// <param name="Part">The group, where it is by part.</param>
/// <param name="Items">How many were counted.</param>
/// <param name="Total">Their sum, in the measure's unit.</param>
/// <param name="Peak">The greatest of them.</param>
public sealed record RollupSum(int Step, string? Name, int? Part, long Items, long Total, long Peak);
