namespace HelmAI.Core.Storage.Queries;

/// <summary>Cuts what a query gave into a page.</summary>
internal static class Paging
{
    /// <summary>Makes the page.</summary>
    /// <typeparam name="T">What the list holds.</typeparam>
    /// <param name="items">The page's items, and the next page's first where there is one.</param>
    /// <param name="page">Which page was asked for.</param>
    /// <param name="place">The place of an item in the list.</param>
    /// <returns>The page.</returns>
    public static Page<T> Cut<T>(List<T> items, PageRequest page, Func<T, PageCursor> place)
    {
        if (items.Count <= page.Limit)
        {
            return new(items, Next: null);
        }

        items.RemoveAt(page.Limit);
        return new(items, place(items[^1]));
    }

    /// <summary>Refuses a limit out of range.</summary>
    /// <param name="page">Which page was asked for.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is not from 1 to <see cref="PageRequest.MaxLimit"/>.</exception>
    public static void Check(PageRequest page)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(page.Limit, 1, nameof(page));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(page.Limit, PageRequest.MaxLimit, nameof(page));
    }
}
