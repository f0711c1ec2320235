namespace HelmAI.ApiService.Events.Batches;

/// <summary>
/// Tells where the items of a batch begin and end, in bytes that arrive piece by piece and are looked at once. Whether an item is well
/// formed is not its business, so that it can pass over an item of any size in no memory.
/// </summary>
internal interface IItemScanner
{
    /// <summary>Whether the end of the body ends an item too.</summary>
    bool EndsWithBody { get; }

    /// <summary>Whether an item that is not JSON makes the place of the next one uncertain.</summary>
    bool BreaksAtMalformedItem { get; }

    /// <summary>Passes what stands between items.</summary>
    /// <param name="bytes">The next bytes.</param>
    /// <returns>Where the next item begins; -1 where it has not begun yet.</returns>
    /// <exception cref="BadHttpRequestException">What stands there must not.</exception>
    int FindStart(ReadOnlySpan<byte> bytes);

    /// <summary>Goes on through the item that has begun.</summary>
    /// <param name="bytes">The next bytes of it.</param>
    /// <returns>How many belong to it; -1 where all do and it goes on.</returns>
    int FindEnd(ReadOnlySpan<byte> bytes);

    /// <summary>Says that the body has ended between items.</summary>
    /// <exception cref="BadHttpRequestException">It must not end here.</exception>
    void Finish();
}
