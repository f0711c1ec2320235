using HelmAI.Analytics.Detection.Sigma.Expressions;
using HelmAI.Analytics.Detection.Sigma.Predicates;

namespace HelmAI.Analytics.Detection.Sigma.Engine;

/// <summary>Finds for each rule what is necessary for it to match, and of that the rarest.</summary>
/// <param name="predicates">The program's predicates.</param>
/// <param name="indexOf">Finds a predicate's place.</param>
/// <param name="rarity">How often literals have a gram.</param>
internal sealed class TriggerPlanner(IReadOnlyList<CompiledPredicate> predicates, Func<Predicate, int> indexOf, GramRarity rarity)
{
    // Shares of events, estimated: that a field is there; that a value is, begins, ends with or contains what a rule asks for.
    private const double Presence = 0.5;
    private const double Whole = 0.005;
    private const double Edge = 0.01;
    private const double Anywhere = 0.3;

    // Part of a pattern says less than the whole of it.
    private const double Insufficient = 0.05;

    // Each further rule that asks for the same makes it that much more likely to be common; so does each literal with the same gram.
    private const double PerRule = 0.002;
    private const double PerLiteral = 0.0002;

    /// <summary>Plans an expression.</summary>
    /// <param name="expression">The expression.</param>
    /// <returns>The rarest thing that it needs; <see langword="null"/> where it needs nothing in particular.</returns>
    public TriggerPlan? Plan(Expression expression) => Plan(expression, negated: false);

    private TriggerPlan? Plan(Expression expression, bool negated) => expression switch
    {
        Expression.Leaf leaf => negated ? null : Leaf(indexOf(leaf.Predicate)),
        Expression.Selection selection => Plan(selection.Inner, negated),
        Expression.Not not => Plan(not.Inner, !negated),
        Expression.AllOf all => negated ? Any(all.Parts, negated) : Cheapest(all.Parts, negated),
        Expression.AnyOf any => negated ? Cheapest(any.Parts, negated) : Any(any.Parts, negated),
        Expression.AtLeast some => negated ? null : Some(some),
        _ => null,
    };

    private TriggerPlan? Cheapest(IReadOnlyList<Expression> parts, bool negated) =>
        parts.Select(part => Plan(part, negated)).Where(static plan => plan is not null).MinBy(static plan => plan!.Weight);

    private TriggerPlan? Any(IReadOnlyList<Expression> parts, bool negated)
    {
        var plans = new List<TriggerPlan>(parts.Count);
        foreach (var part in parts)
        {
            if (Plan(part, negated) is not { } plan)
            {
                return null;
            }

            plans.Add(plan);
        }

        return TriggerPlan.Join(plans);
    }

    // Of any parts but one fewer than may fail, one must hold.
    private TriggerPlan? Some(Expression.AtLeast some)
    {
        var needed = some.Parts.Count - some.Count + 1;
        var plans = some.Parts.Select(part => Plan(part, negated: false)).OfType<TriggerPlan>().OrderBy(static plan => plan.Weight).Take(Math.Max(needed, 0)).ToArray();
        return plans.Length < needed ? null : TriggerPlan.Join(plans);
    }

    private TriggerPlan? Leaf(int index)
    {
        var compiled = predicates[index];
        if (compiled.Literal is { } literal)
        {
            return new TriggerPlan(Weight(literal) + PerRule * compiled.Popularity, [index], []);
        }

        return compiled.Predicate.NeedsField && compiled.Field != CompiledPredicate.AllStrings
            ? new TriggerPlan(Presence, [], [compiled.Field])
            : null;
    }

    private double Weight(NecessaryLiteral literal)
    {
        var length = literal.Folded.Length;
        var common = length < GramTable.Usual ? 0 : PerLiteral * rarity.RarestCount(literal.Folded);
        return (literal.Sufficient ? 0 : Insufficient) + literal.Position switch
        {
            LiteralPosition.Whole => Whole,
            LiteralPosition.Start or LiteralPosition.End => Edge + Math.Pow(0.5, length) + common,
            _ => Anywhere * Math.Pow(0.6, length - GramTable.Usual) + common,
        };
    }
}
