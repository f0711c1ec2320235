namespace HelmAI.Core.Storage;

/// <summary>Which page of a list is wanted; lists run from the newest to the oldest.</summary>
/// <param name="Limit">How many items at most, from 1 to 500.</param>
/// <param name="After">The item after which the page begins; <see langword="null"/> for the first page.</param>
public sealed record PageRequest(int Limit, PageCursor? After = null);
