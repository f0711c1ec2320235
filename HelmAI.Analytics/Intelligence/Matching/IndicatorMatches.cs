using HelmAI.Core.Intelligence;

namespace HelmAI.Analytics.Intelligence.Matching;

/// <summary>All indicators that an observable met.</summary>
/// <param name="observable">The observable.</param>
/// <param name="seenIn">The value of the event that it stands in.</param>
internal sealed class IndicatorMatches(Observable observable, int seenIn)
{
    // Many lists copy one another; a finding that names more of them says no more.
    private const int MaxNamed = 16;

    private readonly List<IndicatorMatch> _matches = [];

    /// <summary>The observable.</summary>
    public Observable Observable => observable;

    /// <summary>The value of the event that it stands in.</summary>
    public int SeenIn => seenIn;

    /// <summary>The indicators, gravest and surest first; of several with one identity, one.</summary>
    public IReadOnlyList<IndicatorMatch> All =>
    [
        .. _matches
            .OrderByDescending(static one => one.Details.Severity)
            .ThenByDescending(static one => one.Details.Confidence)
            .ThenBy(static one => one.Id, StringComparer.Ordinal)
            .DistinctBy(static one => (one.Id, one.Details.Source))
            .Take(MaxNamed),
    ];

    /// <summary>Adds an indicator.</summary>
    /// <param name="match">The indicator.</param>
    public void Add(IndicatorMatch match) => _matches.Add(match);
}
