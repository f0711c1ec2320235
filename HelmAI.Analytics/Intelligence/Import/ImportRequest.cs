namespace HelmAI.Analytics.Intelligence.Import;

/// <summary>What is to be imported, and on whose behalf.</summary>
/// <param name="OwnerId">The tenant whose indicators they will be, or <see cref="Core.Intelligence.Indicator.Shared"/>.</param>
/// <param name="Source">The feed's or import's name, at most 200 characters.</param>
/// <param name="Format">How they stand in it.</param>
public sealed record ImportRequest(string OwnerId, string Source, ImportFormat Format)
{
    /// <summary>The longest name of a source.</summary>
    public const int MaxSourceLength = 200;

    /// <summary>The confidence of what says none itself, from 0 to 100; <see langword="null"/> leaves it to the decay model.</summary>
    public int? Confidence { get; init; }

    /// <summary>Labels for everything.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];
}
