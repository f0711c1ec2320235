using HelmAI.Analytics.Detection.Sigma.Predicates;

namespace HelmAI.Analytics.Detection.Sigma.Expressions;

/// <summary>What a rule says of an event, as a tree over predicates.</summary>
internal abstract record Expression
{
    /// <summary>Holds for every event.</summary>
    public static readonly Expression Always = new AllOf([]);

    /// <summary>Holds for no event.</summary>
    public static readonly Expression Never = new AnyOf([]);

    /// <summary>A predicate.</summary>
    /// <param name="Predicate">The predicate.</param>
    internal sealed record Leaf(Predicate Predicate) : Expression;

    /// <summary>Holds where every part does.</summary>
    /// <param name="Parts">The parts.</param>
    internal sealed record AllOf(IReadOnlyList<Expression> Parts) : Expression;

    /// <summary>Holds where some part does.</summary>
    /// <param name="Parts">The parts.</param>
    internal sealed record AnyOf(IReadOnlyList<Expression> Parts) : Expression;

    /// <summary>Holds where at least so many parts do.</summary>
    /// <param name="Count">How many, at least 1.</param>
    /// <param name="Parts">The parts.</param>
    internal sealed record AtLeast(int Count, IReadOnlyList<Expression> Parts) : Expression;

    /// <summary>Holds where its inner expression does not.</summary>
    /// <param name="Inner">The inner expression.</param>
    internal sealed record Not(Expression Inner) : Expression;

    /// <summary>Holds where its inner expression does, which is a selection of the rule.</summary>
    /// <param name="Name">The search identifier.</param>
    /// <param name="Inner">The inner expression.</param>
    internal sealed record Selection(string Name, Expression Inner) : Expression;

    /// <summary>Joins by <c>and</c>.</summary>
    /// <param name="parts">The parts.</param>
    /// <returns>The only part, or all of them.</returns>
    public static Expression And(IReadOnlyList<Expression> parts) => parts.Count == 1 ? parts[0] : new AllOf(parts);

    /// <summary>Joins by <c>or</c>.</summary>
    /// <param name="parts">The parts.</param>
    /// <returns>The only part, or all of them.</returns>
    public static Expression Or(IReadOnlyList<Expression> parts) => parts.Count == 1 ? parts[0] : new AnyOf(parts);
}
