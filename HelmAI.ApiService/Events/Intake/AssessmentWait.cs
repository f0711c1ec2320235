namespace HelmAI.ApiService.Events.Intake;

/// <summary>One request's wait for the analysis of one event.</summary>
/// <param name="waiter">Where it is known.</param>
/// <param name="eventId">The event.</param>
internal sealed class AssessmentWait(AssessmentWaiter waiter, Guid eventId) : IDisposable
{
    // Continuations run elsewhere, since it is completed under a lock and on the sender's thread.
    private readonly TaskCompletionSource<bool> _assessed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The event.</summary>
    public Guid EventId => eventId;

    /// <summary>Waits.</summary>
    /// <param name="limit">How long at most; zero does not wait.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether the event is assessed.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<bool> UntilAssessedAsync(TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        // A wait that runs out is an ordinary outcome, not worth an exception.
        await ((Task)_assessed.Task).WaitAsync(limit, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        return _assessed.Task.IsCompletedSuccessfully && await _assessed.Task;
    }

    /// <summary>Ends the wait: the event is assessed.</summary>
    public void Complete() => _assessed.TrySetResult(true);

    /// <summary>Ends the wait without an assessment: the program is about to stop.</summary>
    public void Abandon() => _assessed.TrySetResult(false);

    /// <inheritdoc/>
    public void Dispose() => waiter.Forget(this);
}
