using System.Text.Json;

namespace HelmAI.Analytics.Detection.Sigma.Predicates;

/// <summary>Holds where a field has no value: it is not there, or null (rules specification, Special Field Values).</summary>
/// <param name="field">The field.</param>
internal sealed class NullPredicate(string field) : Predicate(field, "null")
{
    /// <inheritdoc/>
    public override string Pattern => "null";

    /// <inheritdoc/>
    public override bool NeedsField => false;

    /// <inheritdoc/>
    public override bool Holds(FieldValues values, FieldValues others) => !values.IsThere || TryFind(values, others, out _);

    /// <inheritdoc/>
    public override bool TryFind(FieldValues values, FieldValues others, out FieldValue value)
    {
        foreach (var candidate in values)
        {
            if (candidate.Kind == JsonTokenType.Null)
            {
                value = candidate;
                return true;
            }
        }

        value = default;
        return false;
    }
}
