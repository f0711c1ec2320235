namespace HelmAI.Analytics.Intelligence.Patterns.Matching;

/// <summary>Whether a value equals one of several. What can't be compared is not equal.</summary>
/// <param name="literals">The values.</param>
/// <param name="isEqual">Whether it should, rather than should not.</param>
internal sealed class EqualityTest(IReadOnlyList<PatternValue> literals, bool isEqual) : ValueTest
{
    /// <inheritdoc/>
    public override bool Holds(PatternValue? value, bool isNegated) =>
        literals.Any(literal => Align(value, literal)?.CompareTo(literal) == 0) == isEqual != isNegated;
}
