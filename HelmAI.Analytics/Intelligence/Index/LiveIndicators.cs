using System.Collections.Immutable;
using System.Diagnostics;
using HelmAI.Core.Intelligence;

namespace HelmAI.Analytics.Intelligence.Index;

/// <summary>
/// Keeps the indicators in force. Each source is a layer: reading it anew builds another set beside the one in use and swaps one
/// reference, so that analysis never waits. A source that can't be read leaves its layer as it was.
/// </summary>
internal sealed class LiveIndicators : IDisposable
{
    private const int MaxLoggedValues = 20;

    private readonly IIndicatorSource[] _sources;
    private readonly IndicatorMetrics _metrics;
    private readonly ILogger<LiveIndicators> _logger;
    private readonly SemaphoreSlim _changing = new(1, 1);
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ImmutableArray<IndicatorSet> _layers;

    /// <summary>Begins without indicators.</summary>
    /// <param name="sources">The sources.</param>
    /// <param name="metrics">Counts.</param>
    /// <param name="logger">Hears of what was read, and what could not be.</param>
    public LiveIndicators(IEnumerable<IIndicatorSource> sources, IndicatorMetrics metrics, ILogger<LiveIndicators> logger)
    {
        _sources = [.. sources];
        _metrics = metrics;
        _logger = logger;
        _layers = [.. _sources.Select(static _ => IndicatorSet.Empty)];
    }

    /// <summary>The indicators in force, one set a source. Whoever takes it keeps it for a whole event.</summary>
    public ImmutableArray<IndicatorSet> Layers => _layers;

    /// <summary>Waits until every source was read once, or could not be: no event is to be analysed before.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Once they were.</returns>
    public Task ReadyAsync(CancellationToken cancellationToken) => _ready.Task.WaitAsync(cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _changing.Dispose();

    /// <summary>Reads all sources, all at a time; a source that fails is logged.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Once all were read.</returns>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(_sources.Select(one => TryRefreshAsync(one, cancellationToken)));
        _ready.TrySetResult();
    }

    /// <summary>Reads a source and brings into force what it gives.</summary>
    /// <param name="source">One of the sources.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What is in force now.</returns>
    /// <exception cref="ArgumentException">The source is none of those that this was made with.</exception>
    public async Task<IndicatorSet> RefreshAsync(IIndicatorSource source, CancellationToken cancellationToken)
    {
        var layer = Array.IndexOf(_sources, source);
        if (layer < 0)
        {
            throw new ArgumentException("The source is not registered.", nameof(source));
        }

        var start = Stopwatch.GetTimestamp();
        var set = await BuildAsync(source, cancellationToken);
        await _changing.WaitAsync(cancellationToken);
        try
        {
            ImmutableInterlocked.InterlockedExchange(ref _layers, _layers.SetItem(layer, set));
        }
        finally
        {
            _changing.Release();
        }

        var elapsed = Stopwatch.GetElapsedTime(start);
        _metrics.Record(_layers, elapsed);
        Log.InForce(_logger, set.Count, source.GetType().Name, set.Tenants.Count, set.Size, elapsed.TotalMilliseconds);
        return set;
    }

    private async Task TryRefreshAsync(IIndicatorSource source, CancellationToken cancellationToken)
    {
        try
        {
            await RefreshAsync(source, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.Kept(_logger, exception, source.GetType().Name);
        }
    }

    private async Task<IndicatorSet> BuildAsync(IIndicatorSource source, CancellationToken cancellationToken)
    {
        var builder = new IndicatorSetBuilder();
        var refused = 0;
        await foreach (var indicator in source.ReadAsync(cancellationToken))
        {
            if (!builder.TryAdd(indicator) && refused++ < MaxLoggedValues)
            {
                Log.Refused(_logger, indicator.Value ?? indicator.Pattern ?? string.Empty, indicator.Type.ToName(), indicator.Source);
            }
        }

        if (refused > 0)
        {
            Log.RefusedCount(_logger, refused, source.GetType().Name);
        }

        return builder.Build();
    }
}
