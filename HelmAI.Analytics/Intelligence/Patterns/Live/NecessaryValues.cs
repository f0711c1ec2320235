using HelmAI.Analytics.Intelligence.Patterns.Expressions;
using HelmAI.Core.Intelligence;

namespace HelmAI.Analytics.Intelligence.Patterns.Live;

/// <summary>What an event must have for a pattern to be looked at.</summary>
internal static class NecessaryValues
{
    /// <summary>Observables one of which an event must have for a comparison to hold.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <returns>The observables; <see langword="null"/> where it may hold without any.</returns>
    public static IReadOnlyList<Observable>? Of(ComparisonExpression comparison) => comparison switch
    {
        PropertyTest test => ObservablePaths.Of(test),
        ComparisonJoin { IsAnd: true } join => Fewer(Of(join.Left), Of(join.Right)),
        ComparisonJoin join => Of(join.Left) is { } left && Of(join.Right) is { } right ? [.. left, .. right] : null,
        _ => null,
    };

    /// <summary>The observables any of which is all that a pattern asks for, so that it needs no matching.</summary>
    /// <param name="expression">The pattern.</param>
    /// <returns>The observables; <see langword="null"/> where it asks for more.</returns>
    public static IReadOnlyList<Observable>? Sufficient(ObservationExpression expression) => expression switch
    {
        ObservationTest test => Sufficient(test.Comparison),
        ObservationJoin { Operator: ObservationOperator.Or } join => Both(Sufficient(join.Left), Sufficient(join.Right)),
        _ => null,
    };

    private static IReadOnlyList<Observable>? Sufficient(ComparisonExpression comparison) => comparison switch
    {
        PropertyTest test when ObservablePaths.IsWhole(test.Path) => ObservablePaths.Of(test),
        ComparisonJoin { IsAnd: false } join => Both(Sufficient(join.Left), Sufficient(join.Right)),
        _ => null,
    };

    private static IReadOnlyList<Observable>? Both(IReadOnlyList<Observable>? left, IReadOnlyList<Observable>? right) =>
        left is null || right is null ? null : [.. left, .. right];

    private static IReadOnlyList<Observable>? Fewer(IReadOnlyList<Observable>? left, IReadOnlyList<Observable>? right) =>
        left is null || right?.Count < left.Count ? right ?? left : left;
}
