using HelmAI.Analytics.Detection.Sigma.Predicates;

namespace HelmAI.Analytics.Detection.Sigma.Expressions;

/// <summary>Looks through expressions.</summary>
internal static class ExpressionWalk
{
    /// <summary>The inner expressions, outermost first, the expression itself among them.</summary>
    /// <param name="expression">The expression.</param>
    /// <returns>The expressions.</returns>
    public static IEnumerable<Expression> All(Expression expression) => PartsOf(expression).SelectMany(All).Prepend(expression);

    /// <summary>The predicates, each as often as it occurs.</summary>
    /// <param name="expression">The expression.</param>
    /// <returns>The predicates.</returns>
    public static IEnumerable<Predicate> Predicates(Expression expression) => All(expression).OfType<Expression.Leaf>().Select(static leaf => leaf.Predicate);

    /// <summary>The fields that are read, each as often as it occurs.</summary>
    /// <param name="expression">The expression.</param>
    /// <returns>The fields.</returns>
    public static IEnumerable<string> Fields(Expression expression) =>
        Predicates(expression).SelectMany(static predicate => new[] { predicate.Field, predicate.OtherField }).OfType<string>();

    /// <summary>What an expression says: equal for equal expressions whose selections have other names.</summary>
    /// <param name="expression">The expression.</param>
    /// <returns>The description.</returns>
    public static string Describe(Expression expression) => expression switch
    {
        Expression.Leaf leaf => leaf.Predicate.Identity,
        Expression.Selection selection => Describe(selection.Inner),
        Expression.Not not => $"not({Describe(not.Inner)})",
        Expression.AllOf all => $"all({Join(all.Parts)})",
        Expression.AtLeast some => $"{some.Count}({Join(some.Parts)})",
        _ => $"any({Join(PartsOf(expression))})",
    };

    /// <summary>The expressions directly inside.</summary>
    /// <param name="expression">The expression.</param>
    /// <returns>The parts.</returns>
    public static IReadOnlyList<Expression> PartsOf(Expression expression) => expression switch
    {
        Expression.AllOf all => all.Parts,
        Expression.AnyOf any => any.Parts,
        Expression.AtLeast some => some.Parts,
        Expression.Not not => [not.Inner],
        Expression.Selection selection => [selection.Inner],
        _ => [],
    };

    private static string Join(IReadOnlyList<Expression> parts) => string.Join('\u0002', parts.Select(Describe).Order(StringComparer.Ordinal));
}
