using HelmAI.Analytics.Intelligence.Patterns.Expressions;
using HelmAI.Analytics.Intelligence.Patterns.Matching;
using HelmAI.Core.Intelligence;

namespace HelmAI.Analytics.Intelligence.Patterns.Live;

/// <summary>Brings the values that a comparison names into the form in which events are observed: an address, domain, URL, e-mail address or digest into its canonical one, and a digest's path too.</summary>
internal static class CanonicalPattern
{
    /// <summary>Rewrites a comparison.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <returns>The comparison in that form.</returns>
    public static ComparisonExpression Of(ComparisonExpression comparison) => comparison switch
    {
        ComparisonJoin join => join with { Left = Of(join.Left), Right = Of(join.Right) },
        PropertyTest { Operator: ComparisonOperator.Equal or ComparisonOperator.NotEqual or ComparisonOperator.In } test
            when ObservablePaths.TypeOf(test.Path) is { } type and <= ObservableType.Sha512 => Of(test, type),
        PropertyTest test => test with { Path = ObservablePaths.Canonical(test.Path) },
        PropertyExists exists => exists with { Path = ObservablePaths.Canonical(exists.Path) },
        _ => comparison,
    };

    private static PropertyTest Of(PropertyTest test, ObservableType type)
    {
        PatternValue[] values = [.. test.Values.Select(one => one.Text is { } text && Observables.Normalise(type, text) is { } known ? PatternValue.Of(known.Value) : one)];
        return test with { Path = ObservablePaths.Canonical(test.Path), Values = values, Test = ValueTest.Of(test.Operator, values) };
    }
}
