using System.Runtime.CompilerServices;
using HelmAI.Core.Intelligence;
using HelmAI.Core.Intelligence.Decay;

namespace HelmAI.Analytics.Intelligence.Stored;

/// <summary>The indicators that were added since the large layer was read: a small one, so that a new indicator is looked for at once, however many there are.</summary>
/// <param name="store">Has them.</param>
/// <param name="stored">The large layer.</param>
/// <param name="life">Tells their confidence.</param>
/// <param name="time">The clock.</param>
internal sealed class RecentIndicators(IIndicatorStore store, StoredIndicators stored, IndicatorLife life, TimeProvider time) : IIndicatorSource
{
    private IReadOnlyList<IndexedIndicator> _recent = [];

    /// <summary>Looks what changed since the large layer was read.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether this layer can hold it: it can't where too much was added, or what the large layer has was changed or taken back.</returns>
    public async Task<bool> TryLookAsync(CancellationToken cancellationToken)
    {
        var since = stored.Version;
        var changed = await store.ReadChangedAsync(IndicatorPlace.After(since), activeOnly: false, IIndicatorStore.MaxAtOnce, cancellationToken);
        if (changed.Count == IIndicatorStore.MaxAtOnce || changed.Any(one => one.FirstVersion <= since))
        {
            return false;
        }

        var now = time.GetUtcNow();
        _recent = [.. changed.Where(static one => one.State == IndicatorState.Active).Select(one => StoredIndicators.Describe(one, life, now))];
        return true;
    }

    /// <summary>Forgets them: they are in the large layer now.</summary>
    public void Clear() => _recent = [];

    /// <inheritdoc/>
    public async IAsyncEnumerable<IndexedIndicator> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var indicator in _recent)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return indicator;
        }
    }
}
