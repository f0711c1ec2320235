namespace HelmAI.Core.Rollups;

/// <summary>By what figures are kept apart.</summary>
public sealed record RollupGroups
{
    private RollupGroups()
    {
    }

    /// <summary>All together.</summary>
    public static RollupGroups None { get; } = new();

    /// <summary>By part.</summary>
    public static RollupGroups Parts { get; } = new() { ByPart = true };

    /// <summary>Whether by part.</summary>
    public bool ByPart { get; private init; }

    /// <summary>The names that are kept apart from each other and from the rest; <see langword="null"/> where none are.</summary>
    public IReadOnlyList<string>? Names { get; private init; }

    /// <summary>By name.</summary>
    /// <param name="names">Those that are kept apart; all others are one group.</param>
    /// <returns>The groups.</returns>
    public static RollupGroups Of(IReadOnlyList<string> names) => new() { Names = names };
}
