using System.Text;
using HelmAI.Analytics.Intelligence.AllowLists;
using HelmAI.Analytics.Intelligence.Index;
using HelmAI.Core.Errors;
using HelmAI.Core.Intelligence;
using HelmAI.Core.Intelligence.Decay;
using HelmAI.Core.Storage;

namespace HelmAI.Analytics.Intelligence.Providers;

/// <summary>
/// Knows what indicators say of a value: those in force, as events are looked up in them (lists and feeds, also by network, parent domain and path),
/// and those of the store that name the value but are in force no more.
/// </summary>
/// <param name="live">The indicators in force.</param>
/// <param name="stored">All indicators.</param>
/// <param name="allowLists">What is known to be harmless.</param>
/// <param name="life">Knows the confidence of stored ones.</param>
/// <param name="time">The clock.</param>
internal sealed class LocalKnowledge(LiveIndicators live, IIndicatorStore stored, LiveAllowLists allowLists, IndicatorLife life, TimeProvider time)
{
    private const int MaxIndicators = 20;

    /// <summary>Finds the indicators of a value.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="observable">The value.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The indicators: those of the store first, those that changed last before the others.</returns>
    /// <exception cref="DatabaseException">The database failed.</exception>
    public async Task<IReadOnlyList<KnownIndicator>> FindAsync(string tenantId, Observable observable, CancellationToken cancellationToken)
    {
        await live.ReadyAsync(cancellationToken);
        var now = time.GetUtcNow();
        var filter = new IndicatorFilter { TenantId = tenantId, Type = observable.Type, Value = observable.Value };
        var page = await stored.ListAsync(filter, new PageRequest(MaxIndicators), cancellationToken);
        return [.. page.Items.Select(record => Describe(record, now)).Concat(FindLive(tenantId, observable, now)).DistinctBy(static one => one.Id, StringComparer.Ordinal).Take(MaxIndicators)];
    }

    /// <summary>Finds the allow list that a value is on.</summary>
    /// <param name="observable">The value.</param>
    /// <returns>The list's name; <see langword="null"/> where it is on none.</returns>
    public string? FindAllowList(Observable observable) => allowLists.Current.Find(observable);

    private KnownIndicator Describe(IndicatorRecord record, DateTimeOffset now) => new()
    {
        Id = $"indicator--{record.Indicator.Id}",
        Matched = null,
        Name = record.Indicator.Name,
        Source = record.Indicator.Source,
        State = life.Decide(record, now).State,
        Confidence = (int)Math.Round(life.Score(record, now)),
        Labels = record.Indicator.Labels,
    };

    private List<KnownIndicator> FindLive(string tenantId, Observable observable, DateTimeOffset now)
    {
        var found = new List<KnownIndicator>();
        var value = Encoding.UTF8.GetBytes(observable.Value);
        foreach (var layer in live.Layers)
        {
            Find(layer.Shared, observable, value, now, found);
            if (layer.Tenants.TryGetValue(tenantId, out var own))
            {
                Find(own, observable, value, now, found);
            }
        }

        return found;
    }

    private static void Find(IndicatorIndex index, Observable observable, byte[] value, DateTimeOffset now, List<KnownIndicator> found)
    {
        if (!index.TryFind(observable.Type, value, now, out var hit))
        {
            return;
        }

        var matched = index.ValueOf(hit);
        for (var indicator = hit.Indicator; indicator != IndicatorIndex.None && found.Count < MaxIndicators; indicator = index.Next(indicator, now))
        {
            var details = index.DetailsOf(indicator);
            found.Add(new()
            {
                Id = index.IdOf(indicator) ?? matched,
                Matched = matched == observable.Value ? null : matched,
                Name = details.Name,
                Source = details.Source,
                State = IndicatorState.Active,
                Confidence = (int)Math.Round(details.Confidence * 100),
                Labels = details.Labels,
            });
        }
    }
}
