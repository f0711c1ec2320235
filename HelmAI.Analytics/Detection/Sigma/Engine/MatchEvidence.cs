using HelmAI.Analytics.Detection.Sigma.Predicates;
using HelmAI.Core.Events;

namespace HelmAI.Analytics.Detection.Sigma.Engine;

/// <summary>Makes evidence of a value that satisfies a predicate.</summary>
internal static class MatchEvidence
{
    /// <summary>Makes the evidence.</summary>
    /// <param name="fields">The event.</param>
    /// <param name="value">The value.</param>
    /// <param name="predicate">The predicate.</param>
    /// <param name="selection">The selection that the predicate belongs to.</param>
    /// <returns>The evidence.</returns>
    public static Evidence Of(EventFields fields, in FieldValue value, Predicate predicate, string? selection) =>
        new(fields.PathOf(value), EvidenceText.Of(value), EvidenceText.Storable(predicate.Pattern)) { Selection = selection, Offset = OffsetOf(value, predicate) };

    // Where folding has changed lengths, the place in the folded text says nothing of the place in the text.
    private static int? OffsetOf(in FieldValue value, Predicate predicate)
    {
        if (predicate.Literal is not { Folded.Length: > 0 } literal || value.Folded.Length != value.Utf8.Length)
        {
            return null;
        }

        var offset = literal.Position switch
        {
            LiteralPosition.Anywhere => value.Folded.IndexOf(literal.Folded),
            LiteralPosition.End => value.Folded.Length - literal.Folded.Length,
            _ => 0,
        };
        return offset < 0 ? null : offset;
    }
}
