using System.Runtime.CompilerServices;
using HelmAI.Core.Intelligence;
using HelmAI.Core.Intelligence.Decay;
using HelmAI.ServiceDefaults.Storage;

namespace HelmAI.Analytics.Intelligence.Stored;

/// <summary>The active indicators of the store up to a version: the large layer, which is read as a whole.</summary>
/// <param name="store">Has them.</param>
/// <param name="life">Tells their confidence.</param>
/// <param name="database">Tells when there is something to read.</param>
/// <param name="time">The clock.</param>
internal sealed class StoredIndicators(IIndicatorStore store, IndicatorLife life, DatabaseReadiness database, TimeProvider time) : IIndicatorSource
{
    private long _version;

    /// <summary>Up to which version the store was read last.</summary>
    public long Version => Volatile.Read(ref _version);

    /// <inheritdoc/>
    public async IAsyncEnumerable<IndexedIndicator> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await database.WaitAsync(cancellationToken);
        var (now, version) = (time.GetUtcNow(), await store.ReadVersionAsync(cancellationToken));
        var place = IndicatorPlace.Start;
        IReadOnlyList<IndicatorRecord> page;
        do
        {
            page = await store.ReadChangedAsync(place, activeOnly: true, IIndicatorStore.MaxAtOnce, cancellationToken);
            foreach (var record in page)
            {
                // What changes while this reads comes with the recent ones.
                if (record.Version <= version)
                {
                    yield return Describe(record, life, now);
                }
            }

            place = page.Count > 0 ? IndicatorPlace.After(page[^1]) : place;
        }
        while (page.Count == IIndicatorStore.MaxAtOnce && place.Version <= version);
        Volatile.Write(ref _version, version);
    }

    /// <summary>Describes an indicator to the index.</summary>
    /// <param name="record">The indicator.</param>
    /// <param name="life">Tells its confidence.</param>
    /// <param name="now">The time.</param>
    /// <returns>The description.</returns>
    public static IndexedIndicator Describe(IndicatorRecord record, IndicatorLife life, DateTimeOffset now)
    {
        var indicator = record.Indicator;
        return new()
        {
            Id = $"indicator--{indicator.Id}",
            Source = indicator.Source,
            Type = indicator.Type ?? default,
            Value = indicator.Value,
            Pattern = indicator.Value is null ? indicator.Pattern : null,
            IsStix20 = indicator.IsStix20,
            Name = indicator.Name ?? indicator.Description,

            // In whole percent, so that indicators of one age share what is kept of them.
            Confidence = Math.Round(life.Score(record, now) / 100, 2),
            Labels = indicator.KillChainPhases.Count == 0 ? indicator.Labels : [.. indicator.Labels, .. indicator.KillChainPhases.Select(TagOf)],
            Tlp = indicator.Tlp,
            ValidFrom = indicator.ValidFrom,
            ValidUntil = indicator.ValidUntil,
            TenantId = indicator.TenantId == Indicator.Shared ? null : indicator.TenantId,
        };
    }

    // As Sigma's tags name tactics.
    private static string TagOf(KillChainPhase phase) => phase.KillChainName == "mitre-attack" ? $"attack.{phase.PhaseName}" : $"{phase.KillChainName}.{phase.PhaseName}";
}
