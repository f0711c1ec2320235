using HelmAI.Analytics.Intelligence.Index;
using HelmAI.Analytics.Intelligence.Patterns.Expressions;
using HelmAI.Core.Intelligence;

namespace HelmAI.Analytics.Intelligence.Patterns.Live;

/// <summary>A pattern that is looked for in the stream: its tests, and how observations that meet them make a match.</summary>
internal sealed class LivePattern
{
    /// <summary>How many tests a pattern may have: an observation notes in one number which of them an event met.</summary>
    public const int MaxTests = 31;

    // For patterns that say nothing of time: what lies further back is forgotten.
    private static readonly TimeSpan LongestMemory = TimeSpan.FromDays(1);

    private readonly List<ComparisonExpression> _tests = [];
    private readonly DateTimeOffset? _from;
    private readonly DateTimeOffset? _until;

    /// <summary>Makes a pattern ready.</summary>
    /// <param name="indicator">The indicator.</param>
    /// <param name="expression">Its pattern.</param>
    public LivePattern(IndexedIndicator indicator, ObservationExpression expression)
    {
        (_from, _until) = (indicator.ValidFrom, indicator.ValidUntil);
        Text = indicator.Pattern!;
        Id = indicator.Id ?? Text;
        Details = IndicatorDetails.Of(indicator);
        Memory = expression is WithinObservation within && within.Duration < LongestMemory ? within.Duration : LongestMemory;
        OverTests = Replace(expression);
        TakesSeveral = CanTakeSeveral(expression);
    }

    /// <summary>Its indicator's identity.</summary>
    public string Id { get; }

    /// <summary>The pattern as written.</summary>
    public string Text { get; }

    /// <summary>What else is known of its indicator.</summary>
    public IndicatorDetails Details { get; }

    /// <summary>What it asks of one observation each, in the order of their numbers.</summary>
    public IReadOnlyList<ComparisonExpression> Tests => _tests;

    /// <summary>Whether it may take more than one event to meet it.</summary>
    public bool TakesSeveral { get; }

    /// <summary>How far back events count.</summary>
    public TimeSpan Memory { get; }

    /// <summary>The pattern with each test replaced by the question whether it was met.</summary>
    public ObservationExpression OverTests { get; }

    /// <summary>Whether a pattern has more than <see cref="MaxTests"/> tests; one that needs no matching has none.</summary>
    /// <param name="expression">The pattern.</param>
    /// <returns>Whether it has.</returns>
    public static bool IsTooLarge(ObservationExpression expression) => NecessaryValues.Sufficient(expression) is null && CountOf(expression) > MaxTests;

    /// <summary>Whether the indicator is in force.</summary>
    /// <param name="at">The time.</param>
    /// <returns>Whether it is.</returns>
    public bool IsInForce(DateTimeOffset at) => !(at < _from) && !(at >= _until);

    private ObservationExpression Replace(ObservationExpression expression) => expression switch
    {
        ObservationTest test => Number(test),
        ObservationJoin join => new ObservationJoin(join.Operator, Replace(join.Left), Replace(join.Right)),
        RepeatedObservation repeated => new RepeatedObservation(Replace(repeated.Inner), repeated.Times),
        WithinObservation within => new WithinObservation(Replace(within.Inner), within.Duration),
        BoundedObservation bounded => new BoundedObservation(Replace(bounded.Inner), bounded.Start, bounded.Stop),
        _ => throw new InvalidOperationException($"There is no matching of {expression.GetType().Name}."),
    };

    private ObservationTest Number(ObservationTest test)
    {
        _tests.Add(CanonicalPattern.Of(test.Comparison));
        return new ObservationTest(new PropertyExists(MetTests.PathOf(_tests.Count - 1)));
    }

    private static int CountOf(ObservationExpression expression) => expression switch
    {
        ObservationJoin join => CountOf(join.Left) + CountOf(join.Right),
        RepeatedObservation repeated => CountOf(repeated.Inner),
        WithinObservation within => CountOf(within.Inner),
        BoundedObservation bounded => CountOf(bounded.Inner),
        _ => 1,
    };

    private static bool CanTakeSeveral(ObservationExpression expression) => expression switch
    {
        ObservationJoin join => join.Operator != ObservationOperator.Or || CanTakeSeveral(join.Left) || CanTakeSeveral(join.Right),
        RepeatedObservation repeated => repeated.Times > 1 || CanTakeSeveral(repeated.Inner),
        WithinObservation within => CanTakeSeveral(within.Inner),
        BoundedObservation bounded => CanTakeSeveral(bounded.Inner),
        _ => false,
    };
}
