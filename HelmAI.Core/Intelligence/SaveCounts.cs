namespace HelmAI.Core.Intelligence;

/// <summary>What became of things that were to be stored.</summary>
/// <param name="Added">How many are new.</param>
/// <param name="Updated">How many took the place of an earlier version.</param>
/// <param name="Unchanged">How many were there already, in this version or a later one.</param>
public readonly record struct SaveCounts(int Added, int Updated, int Unchanged)
{
    /// <summary>How many were stored.</summary>
    public int Accepted => Added + Updated;
}
