namespace HelmAI.Core.Storage;

/// <summary>Which page of a list is wanted; lists run from the newest to the oldest.</summary>
/// <param name="Limit">How many items at most, from 1 to <see cref="MaxLimit"/>.</param>
/// <param name="After">The item after which the page begins; <see langword="null"/> for the first page.</param>
public sealed record PageRequest(int Limit, PageCursor? After = null)
{
    /// <summary>The greatest number of items on a page.</summary>
    public const int MaxLimit = 500;
}
