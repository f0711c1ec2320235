namespace HelmAI.Analytics.Detection.Sigma.Predicates;

/// <summary>Something that a single value may satisfy. Immutable; used by several threads at once.</summary>
internal abstract class ValueTest
{
    /// <summary>Equal for tests that decide alike.</summary>
    public abstract string Identity { get; }

    /// <summary>The test as people write it: what a finding names as the pattern.</summary>
    public abstract string Pattern { get; }

    /// <summary>A literal that a satisfying value must have, if there is one.</summary>
    public virtual NecessaryLiteral? Literal => null;

    /// <summary>Whether a value satisfies it.</summary>
    /// <param name="value">A value that has a text.</param>
    /// <returns>Whether it does.</returns>
    public abstract bool Matches(in FieldValue value);
}
