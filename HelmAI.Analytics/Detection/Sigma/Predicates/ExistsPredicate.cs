namespace HelmAI.Analytics.Detection.Sigma.Predicates;

/// <summary>Holds where a field is there, whatever its value (modifiers appendix, <c>exists</c>).</summary>
/// <param name="field">The field.</param>
internal sealed class ExistsPredicate(string field) : Predicate(field, "exists")
{
    /// <inheritdoc/>
    public override string Pattern => "exists";

    /// <inheritdoc/>
    public override bool Holds(FieldValues values, FieldValues others) => values.IsThere;

    /// <inheritdoc/>
    public override bool TryFind(FieldValues values, FieldValues others, out FieldValue value)
    {
        var found = values.MoveNext();
        value = found ? values.Current : default;
        return found;
    }
}
