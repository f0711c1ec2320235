namespace HelmAI.Analytics.Detection.Sigma.Predicates;

/// <summary>Holds where any value of a field satisfies a test.</summary>
/// <param name="field">The field; <see langword="null"/> for every string of the event.</param>
/// <param name="test">The test.</param>
internal sealed class ValuePredicate(string? field, ValueTest test) : Predicate(field, test.Identity)
{
    /// <summary>The test.</summary>
    public ValueTest Test => test;

    /// <inheritdoc/>
    public override string Pattern => test.Pattern;

    /// <inheritdoc/>
    public override NecessaryLiteral? Literal => test.Literal;

    /// <inheritdoc/>
    public override bool Holds(FieldValues values, FieldValues others) => TryFind(values, others, out _);

    /// <inheritdoc/>
    public override bool TryFind(FieldValues values, FieldValues others, out FieldValue value)
    {
        foreach (var candidate in values)
        {
            if (candidate.HasText && test.Matches(candidate))
            {
                value = candidate;
                return true;
            }
        }

        value = default;
        return false;
    }
}
