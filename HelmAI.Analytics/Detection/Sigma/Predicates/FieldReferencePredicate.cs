namespace HelmAI.Analytics.Detection.Sigma.Predicates;

/// <summary>Holds where a value of a field compares with a value of another (modifiers appendix, <c>fieldref</c>).</summary>
/// <param name="field">The field.</param>
/// <param name="other">The other field.</param>
/// <param name="position">Where in the field's value the other's must stand.</param>
/// <param name="cased">Whether upper and lower case differ.</param>
internal sealed class FieldReferencePredicate(string field, string other, LiteralPosition position, bool cased)
    : Predicate(field, $"fieldref:{position}:{cased}:{other.ToUpperInvariant()}")
{
    /// <inheritdoc/>
    public override string? OtherField => other;

    /// <inheritdoc/>
    public override string Pattern => $"value of {other}";

    /// <inheritdoc/>
    public override bool Holds(FieldValues values, FieldValues others) => TryFind(values, others, out _);

    /// <inheritdoc/>
    public override bool TryFind(FieldValues values, FieldValues others, out FieldValue value)
    {
        foreach (var candidate in values)
        {
            foreach (var reference in others)
            {
                if (candidate.HasText && reference.HasText && Compare(candidate, reference))
                {
                    value = candidate;
                    return true;
                }
            }
        }

        value = default;
        return false;
    }

    private bool Compare(in FieldValue value, in FieldValue reference)
    {
        var whole = cased ? value.Utf8 : value.Folded;
        var part = cased ? reference.Utf8 : reference.Folded;
        return position switch
        {
            LiteralPosition.Start => whole.StartsWith(part),
            LiteralPosition.End => whole.EndsWith(part),
            LiteralPosition.Anywhere => whole.IndexOf(part) >= 0,
            _ => whole.SequenceEqual(part),
        };
    }
}
