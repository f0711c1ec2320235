namespace HelmAI.Analytics.Processing;

/// <summary>
/// Chooses how many events are claimed together. A claim takes what waits, so batches are small by themselves while little does; this bounds them
/// where much does, so that a batch takes about as long as a caller likes to wait, whatever the rules cost.
/// </summary>
/// <param name="max">The most.</param>
internal sealed class BatchSize(int max)
{
    private const int Least = 16;

    private static readonly TimeSpan Aim = TimeSpan.FromMilliseconds(100);

    /// <summary>How many to claim next.</summary>
    public int Next { get; private set; } = Math.Min(128, max);

    /// <summary>Learns from a batch: it doubles when all that was asked for came and took less than the aim, and halves when it took twice the aim.</summary>
    /// <param name="got">How many events it had.</param>
    /// <param name="elapsed">How long it took from claim to commit.</param>
    public void Learn(int got, TimeSpan elapsed)
    {
        if (elapsed > 2 * Aim && got > Next / 2)
        {
            Next = Math.Max(Math.Min(Least, max), Next / 2);
        }
        else if (elapsed < Aim && got >= Next)
        {
            Next = Math.Min(max, Next * 2);
        }
    }
}
