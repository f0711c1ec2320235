using HelmAI.Analytics.Intelligence.Providers.Answers;
using HelmAI.Core.Errors;

namespace HelmAI.Analytics.Intelligence.Providers;

/// <summary>Tells what is known of values: by one's own indicators, and by all configured providers, which are asked at the same time.</summary>
public sealed class ThreatLookup
{
    /// <summary>The most values of one look-up.</summary>
    public const int MaxValues = 100;

    // Of the values of one look-up; what providers bear is bounded by themselves.
    private const int ValuesAtOnce = 16;

    private readonly IReadOnlyList<HttpThreatProvider> _providers;
    private readonly AnswerCache _answers;
    private readonly LocalKnowledge _local;

    internal ThreatLookup(IReadOnlyList<HttpThreatProvider> providers, AnswerCache answers, LocalKnowledge local)
    {
        _providers = providers;
        _answers = answers;
        _local = local;
    }

    /// <summary>Looks a value up.</summary>
    /// <param name="tenantId">The tenant who asks.</param>
    /// <param name="target">The value.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What is known. Where a provider fails, the rest is told, and that it failed.</returns>
    /// <exception cref="DatabaseException">The database failed.</exception>
    public async Task<ThreatReport> FindAsync(string tenantId, LookupTarget target, CancellationToken cancellationToken)
    {
        var allowList = target.Observable is null ? null : _local.FindAllowList(target.Observable);
        var known = target.Observable is null ? Task.FromResult<IReadOnlyList<KnownIndicator>>([]) : _local.FindAsync(tenantId, target.Observable, cancellationToken);
        var answers = await Task.WhenAll(_providers.Select(provider => _answers.GetAsync(provider, target, cancellationToken)));
        var indicators = await known;
        var own = allowList is null ? indicators.Select(static one => one.Verdict) : [Verdict.Clean];
        return new()
        {
            Value = target.Value,
            Type = target.Type,
            Verdict = answers.Select(static answer => answer.Verdict).Concat(own).DefaultIfEmpty(Verdict.Unknown).Max(),
            Partial = answers.Any(static answer => answer.Error is not null),
            SuppressedBy = allowList,
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
}
