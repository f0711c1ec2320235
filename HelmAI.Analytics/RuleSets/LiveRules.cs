using System.Collections.Frozen;
using System.Diagnostics;
using HelmAI.Analytics.Detection;
using HelmAI.Analytics.Detection.Sigma;
using HelmAI.Analytics.Detection.Sigma.Loading;
using HelmAI.Core.Errors;
using HelmAI.Core.Rules;

namespace HelmAI.Analytics.RuleSets;

/// <summary>
/// Keeps the rules in force. A change is read, compiled and checked first, then swapped in at once; what can't be compiled,
/// or would lose a rule that works, leaves the set of its tenant (or the shared one) as it was.
/// </summary>
internal sealed class LiveRules : IDetectionEngines, IDisposable
{
    // Before the first look: what was asked to be read again before that has just been read.
    private const long Unread = -1;

    private readonly IRuleStore _store;
    private readonly SigmaRuleLoader _loader;
    private readonly IDetectionContent[] _others;
    private readonly RuleSetMetrics _metrics;
    private readonly ILogger<LiveRules> _logger;
    private readonly SemaphoreSlim _changing = new(1, 1);
    private readonly TaskCompletionSource _read = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private RuleSnapshot _current;

    /// <summary>Loads the shared rules; tenants' own come with the first <see cref="RefreshAsync"/>.</summary>
    public LiveRules(IRuleStore store, SigmaRuleLoader loader, IEnumerable<IDetectionContent> others, RuleSetMetrics metrics, ILogger<LiveRules> logger)
    {
        _store = store;
        _loader = loader;
        _others = [.. others];
        _metrics = metrics;
        _logger = logger;
        _current = new RuleSnapshot(new RuleBase(loader.Load(), _others), FrozenDictionary<string, TenantRuleSet>.Empty) { Version = Unread };
    }

    /// <summary>The rules in force.</summary>
    public RuleSnapshot Current => Volatile.Read(ref _current);

    /// <inheritdoc/>
    public DetectionEngine Engine => Current.Engine;

    /// <inheritdoc/>
    public async Task ReadyAsync(CancellationToken cancellationToken)
    {
        await _read.Task.WaitAsync(cancellationToken);
        await Task.WhenAll(_others.Select(one => one.ReadyAsync(cancellationToken)));
    }

    /// <inheritdoc/>
    public void Dispose() => _changing.Dispose();

    /// <summary>Brings into force whatever was changed since the last look; one small query where nothing was.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The rules in force now.</returns>
    /// <exception cref="DatabaseException">The database failed; the rules in force stay.</exception>
    public async Task<RuleSnapshot> RefreshAsync(CancellationToken cancellationToken)
    {
        await _changing.WaitAsync(cancellationToken);
        try
        {
            var clock = await _store.ReadClockAsync(cancellationToken);
            if (clock.Version != Current.Version)
            {
                await ChangeAsync(Current, clock, cancellationToken);
            }

            _read.TrySetResult();
            return Current;
        }
        finally
        {
            _changing.Release();
        }
    }

    private async Task ChangeAsync(RuleSnapshot before, RuleClock clock, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        var change = new RuleSetChange(before, _logger);
        var isReload = before.Version != Unread && clock.ReloadVersion > before.ReloadVersion && change.Reload(() => new RuleBase(_loader.Load(), _others));
        foreach (var version in await _store.ListChangedAsync(isReload ? Unread : before.Version, cancellationToken))
        {
            if (isReload || before.Tenants.GetValueOrDefault(version.TenantId)?.Version != version.Version)
            {
                change.Apply(version.TenantId, await _store.ReadAsync(version.TenantId, cancellationToken));
            }
        }

        var after = change.Complete(clock);
        Volatile.Write(ref _current, after);
        var elapsed = Stopwatch.GetElapsedTime(start);
        _metrics.Record(after, change.Refused, elapsed);
        Log.InForce(_logger, after.Base.Entries.Count, after.Tenants.Count, after.Version, elapsed.TotalMilliseconds);
    }

    /// <summary>What loading says that it did not say before: what a change would lose.</summary>
    /// <param name="before">What was said before.</param>
    /// <param name="after">What is said now.</param>
    /// <returns>What is new.</returns>
    internal static IReadOnlyList<SigmaDiagnostic> NewErrors(IEnumerable<SigmaDiagnostic> before, IEnumerable<SigmaDiagnostic> after)
    {
        var known = before.Select(static one => one.ToString()).ToHashSet(StringComparer.Ordinal);
        return [.. after.Where(one => !known.Contains(one.ToString()))];
    }
}
