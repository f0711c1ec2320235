using HelmAI.Core.Events;

namespace HelmAI.Analytics.Detection.Sigma.Engine;

/// <summary>A compiled expression. Immutable; what is known of an event is in the matcher.</summary>
internal abstract class ConditionNode
{
    /// <summary>Roughly what evaluating costs, to do the cheap first.</summary>
    public abstract int Cost { get; }

    /// <summary>Whether it holds for the matcher's event.</summary>
    /// <param name="matcher">The matcher.</param>
    /// <returns>Whether it does.</returns>
    public abstract bool Evaluate(RuleMatcher matcher);

    /// <summary>Tells why it holds; called only where it does.</summary>
    /// <param name="matcher">The matcher.</param>
    /// <param name="selection">The selection that it belongs to.</param>
    /// <param name="evidence">Receives the reasons.</param>
    public abstract void Explain(RuleMatcher matcher, string? selection, List<Evidence> evidence);

    /// <summary>A predicate.</summary>
    /// <param name="index">Its place in the program.</param>
    /// <param name="cost">What it costs.</param>
    internal sealed class Leaf(int index, int cost) : ConditionNode
    {
        /// <inheritdoc/>
        public override int Cost => cost;

        /// <inheritdoc/>
        public override bool Evaluate(RuleMatcher matcher) => matcher.Holds(index);

        /// <inheritdoc/>
        public override void Explain(RuleMatcher matcher, string? selection, List<Evidence> evidence) =>
            matcher.Explain(index, selection, evidence);
    }

    /// <summary>All parts hold.</summary>
    /// <param name="parts">The parts.</param>
    internal sealed class All(IEnumerable<ConditionNode> parts) : ConditionNode
    {
        private readonly ConditionNode[] _parts = [.. parts.OrderBy(static part => part.Cost)];

        /// <inheritdoc/>
        public override int Cost => _parts.Sum(static part => part.Cost);

        /// <inheritdoc/>
        public override bool Evaluate(RuleMatcher matcher)
        {
            foreach (var part in _parts)
            {
                if (!part.Evaluate(matcher))
                {
                    return false;
                }
            }

            return true;
        }

        /// <inheritdoc/>
        public override void Explain(RuleMatcher matcher, string? selection, List<Evidence> evidence)
        {
            foreach (var part in _parts)
            {
                part.Explain(matcher, selection, evidence);
            }
        }
    }

    /// <summary>At least so many parts hold.</summary>
    /// <param name="count">How many.</param>
    /// <param name="parts">The parts.</param>
    internal sealed class AtLeast(int count, IEnumerable<ConditionNode> parts) : ConditionNode
    {
        private readonly ConditionNode[] _parts = [.. parts.OrderBy(static part => part.Cost)];

        /// <inheritdoc/>
        public override int Cost => _parts.Sum(static part => part.Cost);

        /// <inheritdoc/>
        public override bool Evaluate(RuleMatcher matcher)
        {
            var missing = count;
            foreach (var part in _parts)
            {
                if (part.Evaluate(matcher) && --missing == 0)
                {
                    return true;
                }
            }

            return false;
        }

        /// <inheritdoc/>
        public override void Explain(RuleMatcher matcher, string? selection, List<Evidence> evidence)
        {
            // Every selection that holds is worth naming; of a list of values, those that are enough.
            var missing = count;
            foreach (var part in _parts)
            {
                if ((missing > 0 || part is Selection) && part.Evaluate(matcher))
                {
                    part.Explain(matcher, selection, evidence);
                    missing--;
                }
            }
        }
    }

    /// <summary>The inner node does not hold. What is not there explains nothing.</summary>
    /// <param name="inner">The inner node.</param>
    internal sealed class Not(ConditionNode inner) : ConditionNode
    {
        /// <inheritdoc/>
        public override int Cost => inner.Cost;

        /// <inheritdoc/>
        public override bool Evaluate(RuleMatcher matcher) => !inner.Evaluate(matcher);

        /// <inheritdoc/>
        public override void Explain(RuleMatcher matcher, string? selection, List<Evidence> evidence)
        {
        }
    }

    /// <summary>A selection of the rule.</summary>
    /// <param name="name">Its search identifier.</param>
    /// <param name="inner">What it says.</param>
    internal sealed class Selection(string name, ConditionNode inner) : ConditionNode
    {
        /// <inheritdoc/>
        public override int Cost => inner.Cost;

        /// <inheritdoc/>
        public override bool Evaluate(RuleMatcher matcher) => inner.Evaluate(matcher);

        /// <inheritdoc/>
        public override void Explain(RuleMatcher matcher, string? selection, List<Evidence> evidence) => inner.Explain(matcher, name, evidence);
    }
}
