namespace HelmAI.Analytics.Processing;

/// <summary>Wakes one of those who wait for work. At most one call is remembered: one look into the queue serves any number of signals.</summary>
internal sealed class WakeUp : IDisposable
{
    private readonly SemaphoreSlim _calls = new(0, 1);

    /// <summary>Wakes one, or the next who waits.</summary>
    public void Call()
    {
        try
        {
            if (_calls.CurrentCount == 0)
            {
                _calls.Release();
            }
        }
        catch (SemaphoreFullException)
        {
            // Another call was as quick.
        }
    }

    /// <summary>Waits for a call.</summary>
    /// <param name="patience">How long, since a signal may be lost.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Once called, or out of patience.</returns>
    public Task WaitAsync(TimeSpan patience, CancellationToken cancellationToken) => _calls.WaitAsync(patience, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _calls.Dispose();
}
