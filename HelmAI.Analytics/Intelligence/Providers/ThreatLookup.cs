using HelmAI.Analytics.Intelligence.Providers.Answers;
using HelmAI.Core.Errors;
using HelmAI.Core.Intelligence;
using HelmAI.Core.Intelligence.Decay;
using HelmAI.Core.Storage;

namespace HelmAI.Analytics.Intelligence.Providers;

/// <summary>Tells what is known of values: by one's own indicators, and by all configured providers, which are asked at the same time.</summary>
public sealed class ThreatLookup
{
    /// <summary>The most values of one look-up.</summary>
    public const int MaxValues = 100;

    private const int MaxIndicators = 20;

    // Of the values of one look-up; what providers bear is bounded by themselves.
    private const int ValuesAtOnce = 16;

    private readonly IReadOnlyList<HttpThreatProvider> _providers;
    private readonly AnswerCache _answers;
    private readonly IIndicatorStore _indicators;
    private readonly IndicatorLife _life;
    private readonly TimeProvider _time;

    internal ThreatLookup(IReadOnlyList<HttpThreatProvider> providers, AnswerCache answers, IIndicatorStore indicators, IndicatorLife life, TimeProvider time)
    {
        _providers = providers;
        _answers = answers;
        _indicators = indicators;
        _life = life;
        _time = time;
    }

    /// <summary>Looks a value up.</summary>
    /// <param name="tenantId">The tenant who asks.</param>
    /// <param name="target">The value.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What is known. Where a provider fails, the rest is told, and that it failed.</returns>
    /// <exception cref="DatabaseException">The database failed.</exception>
    public async Task<ThreatReport> FindAsync(string tenantId, LookupTarget target, CancellationToken cancellationToken)
    {
        var known = FindKnownAsync(tenantId, target, cancellationToken);
        var answers = await Task.WhenAll(_providers.Select(provider => _answers.GetAsync(provider, target, cancellationToken)));
        var indicators = await known;
        return new()
        {
            Value = target.Value,
            Type = target.Type,
            Verdict = answers.Select(static answer => answer.Verdict).Concat(indicators.Select(static one => one.Verdict)).DefaultIfEmpty(Verdict.Unknown).Max(),
            Partial = answers.Any(static answer => answer.Error is not null),
            Indicators = indicators,
            Providers = answers,
        };
    }

    /// <summary>Looks many values up.</summary>
    /// <param name="tenantId">The tenant who asks.</param>
    /// <param name="targets">The values, at most <see cref="MaxValues"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What is known of each, in their order.</returns>
    /// <exception cref="DatabaseException">The database failed.</exception>
    public async Task<IReadOnlyList<ThreatReport>> FindAsync(string tenantId, IReadOnlyList<LookupTarget> targets, CancellationToken cancellationToken)
    {
        var reports = new ThreatReport[targets.Count];
        await Parallel.ForAsync(
            0,
            targets.Count,
            new ParallelOptions { MaxDegreeOfParallelism = ValuesAtOnce, CancellationToken = cancellationToken },
            async (i, cancellationToken) => reports[i] = await FindAsync(tenantId, targets[i], cancellationToken));
        return reports;
    }

    private async Task<IReadOnlyList<KnownIndicator>> FindKnownAsync(string tenantId, LookupTarget target, CancellationToken cancellationToken)
    {
        if (target.Observable is not { } observable)
        {
            return [];
        }

        var filter = new IndicatorFilter { TenantId = tenantId, Type = observable.Type, Value = observable.Value };
        var page = await _indicators.ListAsync(filter, new PageRequest(MaxIndicators), cancellationToken);
        var now = _time.GetUtcNow();
        return [.. page.Items.Select(record => KnownIndicator.Of(record, _life, now))];
    }
}
