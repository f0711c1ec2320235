using HelmAI.Analytics.Intelligence.Patterns.Expressions;

namespace HelmAI.Analytics.Intelligence.Patterns.Matching;

/// <summary>
/// Matches a pattern with observations: looks for a binding of observations to the pattern's tests that meets its operators and
/// qualifiers (STIX 2.1, sections 9.3 and 9.4). Bindings are made as they are asked for, so that the first ends the search.
/// </summary>
internal sealed class PatternMatcher
{
    // A pattern whose search takes longer is refused rather than left to hold up everything else.
    private const int MaxSteps = 1_000_000;
    private const int MaxTests = 1_000;

    private readonly IReadOnlyList<Observation> _observations;
    private readonly int _tests;
    private int _steps;

    private PatternMatcher(IReadOnlyList<Observation> observations, int tests)
    {
        _observations = observations;
        _tests = tests;
    }

    /// <summary>Looks for the pattern.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="observations">The observations.</param>
    /// <returns>The observations that meet it, in their order; none where the pattern is not met.</returns>
    /// <exception cref="PatternMatchException">A property can't be compared, or the search takes too many steps.</exception>
    public static IReadOnlyList<Observation> Match(ObservationExpression pattern, IReadOnlyList<Observation> observations)
    {
        var tests = CountTests(pattern);
        if (tests > MaxTests)
        {
            throw new PatternMatchException($"The pattern takes more than {MaxTests} observations.");
        }

        var found = new PatternMatcher(observations, (int)tests).Bind(pattern, TimeFrame.Unlimited).FirstOrDefault();
        return found is null ? [] : [.. found.Sightings.Select(static one => one.Observation).Distinct().Order().Select(index => observations[index])];
    }

    private static long CountTests(ObservationExpression expression) => expression switch
    {
        ObservationJoin join => CountTests(join.Left) + CountTests(join.Right),
        RepeatedObservation repeated => Math.Min(CountTests(repeated.Inner) * repeated.Times, int.MaxValue),
        WithinObservation within => CountTests(within.Inner),
        BoundedObservation bounded => CountTests(bounded.Inner),
        _ => 1,
    };

    private IEnumerable<Binding> Bind(ObservationExpression expression, TimeFrame frame) => expression switch
    {
        ObservationTest test => BindOne(test.Comparison, frame),
        ObservationJoin { Operator: ObservationOperator.Or } join => Bind(join.Left, frame).Concat(Bind(join.Right, frame)),
        ObservationJoin join => Pairs(Bind(join.Left, frame), Bind(join.Right, frame), join.Operator == ObservationOperator.FollowedBy, frame),
        RepeatedObservation { Times: 1 } repeated => Bind(repeated.Inner, frame),
        RepeatedObservation repeated => Repeated(Bind(repeated.Inner, frame), repeated.Times, frame),
        WithinObservation within => Bind(within.Inner, frame.And(within.Duration)),
        BoundedObservation bounded => Bind(bounded.Inner, frame.And(bounded)),
        _ => throw new InvalidOperationException($"There is no matching of {expression.GetType().Name}."),
    };

    // No binding uses more sightings of one observation than there are tests.
    private IEnumerable<Binding> BindOne(ComparisonExpression comparison, TimeFrame frame)
    {
        for (var index = 0; index < _observations.Count; index++)
        {
            Step();
            if (ObjectMatcher.IsMatch(comparison, _observations[index]) && frame.Takes(_observations[index]))
            {
                for (var number = 0; number < Math.Min(_observations[index].Count, _tests); number++)
                {
                    yield return Binding.Of(new Sighting(index, number), _observations[index]);
                }
            }
        }
    }

    private IEnumerable<Binding> Pairs(IEnumerable<Binding> left, IEnumerable<Binding> right, bool inOrder, TimeFrame frame)
    {
        using var kept = new KeptBindings(right);
        foreach (var first in left)
        {
            foreach (var second in kept)
            {
                Step();
                if (first.IsDisjoint(second) && frame.Holds(first, second) && (!inOrder || first.LatestFirst <= second.EarliestLast))
                {
                    yield return first.With(second);
                }
            }
        }
    }

    // Each combination is found when its last member comes, so that no more members are asked for than it takes.
    private IEnumerable<Binding> Repeated(IEnumerable<Binding> bindings, int times, TimeFrame frame)
    {
        var seen = new List<Binding>();
        foreach (var next in bindings)
        {
            foreach (var others in Combinations([.. seen.Where(one => next.IsDisjoint(one) && frame.Holds(next, one))], times - 1, frame))
            {
                yield return others.With(next);
            }

            seen.Add(next);
        }
    }

    private IEnumerable<Binding> Combinations(Binding[] bindings, int size, TimeFrame frame)
    {
        for (var i = 0; i < bindings.Length; i++)
        {
            Step();
            if (!MaySuffice(bindings.AsSpan(i), size))
            {
                yield break;
            }

            if (size == 1)
            {
                yield return bindings[i];
                continue;
            }

            var first = bindings[i];
            Binding[] rest = [.. bindings.Skip(i + 1).Where(one => first.IsDisjoint(one) && frame.Holds(first, one))];
            foreach (var others in Combinations(rest, size - 1, frame))
            {
                yield return first.With(others);
            }
        }
    }

    // Disjoint bindings differ in each of their places, and need as many sightings together as they have at the least.
    private static bool MaySuffice(ReadOnlySpan<Binding> bindings, int size)
    {
        if (bindings.Length < size || size == 1)
        {
            return bindings.Length >= size;
        }

        Binding[] rest = [.. bindings];
        var shortest = rest.Min(static one => one.Sightings.Count);
        return rest.SelectMany(static one => one.Sightings).Distinct().Count() >= (long)size * shortest
            && Enumerable.Range(0, shortest).All(place => rest.Select(one => one.Sightings[place]).Distinct().Count() >= size);
    }

    private void Step()
    {
        if (++_steps > MaxSteps)
        {
            throw new PatternMatchException($"There are too many ways to match the pattern: more than {MaxSteps} were tried.");
        }
    }
}
