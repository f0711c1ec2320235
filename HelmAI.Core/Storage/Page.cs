namespace HelmAI.Core.Storage;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">What the list holds.</typeparam>
/// <param name="Items">The items, newest first.</param>
/// <param name="Next">Where the next page begins; <see langword="null"/> on the last one.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, PageCursor? Next);
