namespace HelmAI.ApiService.Events.Batches;

/// <summary>One item a line (NDJSON, JSON Lines). Empty lines are none; what is wrong with one line is over with it.</summary>
internal sealed class LineScanner : IItemScanner
{
    /// <inheritdoc/>
    public bool EndsWithBody => true;

    /// <inheritdoc/>
    public bool BreaksAtMalformedItem => false;

    /// <inheritdoc/>
    public int FindStart(ReadOnlySpan<byte> bytes) => bytes.IndexOfAnyExcept(" \t\r\n"u8);

    /// <inheritdoc/>
    public int FindEnd(ReadOnlySpan<byte> bytes) => bytes.IndexOf((byte)'\n');

    /// <inheritdoc/>
    public void Finish()
    {
        // Every line is whole.
    }
}
