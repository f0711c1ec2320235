using HelmAI.Core.Intelligence;
using HelmAI.Core.Intelligence.Decay;

namespace HelmAI.Core.Storage.Indicators;

/// <summary>Decides what becomes of indicators that are to be stored, given what is known of those that are stored.</summary>
/// <param name="life">Decides where each is in its life.</param>
/// <param name="now">The time.</param>
internal sealed class IndicatorMerge(IndicatorLife life, DateTimeOffset now)
{
    // From then on an undated indicator that its source tells of again counts as reported anew, so that what stays on a list does not decay.
    private static readonly TimeSpan ReportedAnewAfter = TimeSpan.FromDays(1);

    private readonly List<IndicatorRecord> _changed = [];
    private int _added;
    private int _unchanged;

    /// <summary>What is to be written.</summary>
    public IReadOnlyList<IndicatorRecord> Changed => _changed;

    /// <summary>What became of all.</summary>
    public SaveCounts Counts => new(_added, _changed.Count - _added, _unchanged);

    /// <summary>Leaves of several versions of an indicator the newest, its times in the precision of the databases.</summary>
    /// <param name="indicators">The indicators.</param>
    /// <param name="now">The time; what claims to be of a later one is of this one, so that it neither outlives its decay nor bars later versions.</param>
    /// <returns>Those that count.</returns>
    public static IReadOnlyCollection<Indicator> Newest(IReadOnlyList<Indicator> indicators, DateTimeOffset now)
    {
        var newest = new Dictionary<(string, Guid), Indicator>(indicators.Count);
        foreach (var indicator in indicators)
        {
            if (!newest.TryGetValue((indicator.TenantId, indicator.Id), out var other) || other.Modified <= indicator.Modified)
            {
                newest[(indicator.TenantId, indicator.Id)] = indicator;
            }
        }

        return [.. newest.Values.Select(indicator => indicator with
        {
            ValidFrom = Cut(indicator.ValidFrom),
            ValidUntil = indicator.ValidUntil is { } until ? Cut(until) : null,
            Created = Cut(indicator.Created),
            Modified = Cut(indicator.Modified < now ? indicator.Modified : now),
        })];
    }

    /// <summary>Decides about one.</summary>
    /// <param name="indicator">The indicator.</param>
    /// <param name="known">What is stored of it; <see langword="null"/> for nothing.</param>
    public void Add(Indicator indicator, KnownIndicator? known)
    {
        if (known is null)
        {
            _added++;
            Change(indicator, new() { Indicator = indicator, StoredAt = now });
        }
        else if (Replaces(indicator, known))
        {
            // What is not dated has been there since it was first read.
            Change(
                indicator.IsDated ? indicator : indicator with { Created = known.Created, ValidFrom = known.ValidFrom },
                new()
                {
                    Indicator = indicator,
                    ConfidenceOverride = known.ConfidenceOverride,
                    WithdrawnAt = known.WithdrawnAt,
                    LastSeen = known.LastSeen,
                    StoredAt = known.StoredAt,
                    FirstVersion = known.FirstVersion,
                });
        }
        else
        {
            _unchanged++;
        }
    }

    private static bool Replaces(Indicator indicator, KnownIndicator known) =>
        indicator.Modified > known.Modified
        && (IndicatorKeys.OfContent(indicator) != known.ContentKey || (!indicator.IsDated && indicator.Modified - known.Modified >= ReportedAnewAfter));

    private static DateTimeOffset Cut(DateTimeOffset time) => new(time.UtcTicks / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);

    private void Change(Indicator indicator, IndicatorRecord record) => _changed.Add(life.Decide(record with { Indicator = indicator }, now));
}
