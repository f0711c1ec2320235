using HelmAI.ServiceDefaults.Telemetry;
using Microsoft.Extensions.Options;

namespace HelmAI.Analytics.Intelligence.Providers.Answers;

/// <summary>
/// Answers what providers have said lately, and asks them for the rest: for one value at one provider at one time, across all processes. Whoever
/// wants the same meanwhile waits for that answer; where the one who asks dies, the next one does.
/// </summary>
/// <param name="answers">Keeps answers.</param>
/// <param name="options">For how long.</param>
/// <param name="metrics">Counts hits and misses.</param>
/// <param name="time">The clock.</param>
/// <param name="lifetime">Ends what is under way.</param>
internal sealed class AnswerCache(IAnswerStore answers, IOptions<ProviderOptions> options, CacheMetrics metrics, TimeProvider time, IHostApplicationLifetime lifetime)
{
    /// <summary>The name of the cache in <c>cache_hits_total</c> and <c>cache_misses_total</c>.</summary>
    public const string Name = "threat_intelligence";

    // Long enough for those who wait, and short enough for a provider that is back.
    private static readonly TimeSpan FailureLifetime = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(25);

    private readonly SharedFlights<AnswerKey, ProviderAnswer> _flights = new();

    /// <summary>Gets a provider's answer.</summary>
    /// <param name="provider">The provider.</param>
    /// <param name="target">The value.</param>
    /// <param name="cancellationToken">Gives up waiting; the answer is kept all the same.</param>
    /// <returns>The answer.</returns>
    public async Task<ProviderAnswer> GetAsync(HttpThreatProvider provider, LookupTarget target, CancellationToken cancellationToken)
    {
        var key = new AnswerKey(provider.Name, target.ToKey());
        var known = await answers.FindAsync(key);
        metrics.Record(Name, known is not null);
        return known is not null
            ? known with { Cached = true }
            : await _flights.JoinAsync(key, key => AskAsync(key, provider, target, lifetime.ApplicationStopping), cancellationToken);
    }

    private async Task<ProviderAnswer> AskAsync(AnswerKey key, HttpThreatProvider provider, LookupTarget target, CancellationToken stopping)
    {
        // Twice the provider's patience: it may have to wait for its turn for as long again.
        var expiry = (provider.Patience * 2) + FailureLifetime;
        while (true)
        {
            await using (var entry = await answers.TryEnterAsync(key, expiry))
            {
                // Another may have answered before this one entered.
                if (await answers.FindAsync(key) is { } found)
                {
                    return found;
                }

                if (entry is not null)
                {
                    var answer = await provider.AskAsync(target, stopping);
                    await answers.StoreAsync(key, answer, LifetimeOf(answer));
                    return answer;
                }
            }

            await Task.Delay(LookInterval, time, stopping);
        }
    }

    private TimeSpan LifetimeOf(ProviderAnswer answer) => answer switch
    {
        { Error: not null } => FailureLifetime,
        { Verdict: Verdict.Malicious } => TimeSpan.FromSeconds(options.Value.MaliciousSeconds),
        { Verdict: Verdict.Suspicious } => TimeSpan.FromSeconds(options.Value.SuspiciousSeconds),
        { Verdict: Verdict.Clean } => TimeSpan.FromSeconds(options.Value.CleanSeconds),
        _ => TimeSpan.FromSeconds(options.Value.UnknownSeconds),
    };
}
