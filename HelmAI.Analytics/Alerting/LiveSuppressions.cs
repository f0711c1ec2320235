using HelmAI.Core.Alerts;
using HelmAI.Core.Errors;

namespace HelmAI.Analytics.Alerting;

/// <summary>Keeps the suppressions in force. Those that end meanwhile need no look: each is asked for its end when it is used.</summary>
/// <param name="store">Has them.</param>
/// <param name="time">The clock.</param>
internal sealed class LiveSuppressions(ISuppressionStore store, TimeProvider time)
{
    private readonly TaskCompletionSource _read = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private SuppressionSet _current = SuppressionSet.None;
    private long? _version;

    /// <summary>The suppressions in force. Whoever takes them keeps them for a whole batch, so that no batch sees two sets.</summary>
    public SuppressionSet Current => Volatile.Read(ref _current);

    /// <summary>Waits for the first look: no event is to be analysed before it.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Once they have been read.</returns>
    public Task ReadyAsync(CancellationToken cancellationToken) => _read.Task.WaitAsync(cancellationToken);

    /// <summary>Brings into force whatever was changed since the last look; one small query where nothing was. Not for several callers at once.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Once it is in force.</returns>
    /// <exception cref="DatabaseException">The database failed; the suppressions in force stay.</exception>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        // The version is read first: what changes between is read twice rather than missed.
        var version = await store.ReadVersionAsync(cancellationToken);
        if (version != _version)
        {
            Volatile.Write(ref _current, new SuppressionSet(await store.ListInForceAsync(time.GetUtcNow(), cancellationToken)));
            _version = version;
        }

        _read.TrySetResult();
    }
}
