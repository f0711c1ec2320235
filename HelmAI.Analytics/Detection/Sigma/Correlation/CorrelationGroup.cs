using System.Text;

namespace HelmAI.Analytics.Detection.Sigma.Correlation;

/// <summary>Reads from an event the values that a correlation groups by, and those that it counts.</summary>
/// <param name="groupBy">Where the grouping values are.</param>
/// <param name="values">Where the counted values are.</param>
internal sealed class CorrelationGroup(FieldSlot[] groupBy, FieldSlot[] values)
{
    /// <summary>What stands between the values of a group: the unit separator of ASCII.</summary>
    public const char Separator = '\u001F';

    // Longer values are cut, so that a sender can't make states large.
    private const int MaxLength = 256;

    /// <summary>The event's group.</summary>
    /// <param name="fields">The event.</param>
    /// <returns>The values, folded and joined; <see langword="null"/> where the event lacks one, so that it belongs to no group.</returns>
    public string? GroupOf(EventFields fields) => Join(groupBy, fields);

    /// <summary>The event's counted values.</summary>
    /// <param name="fields">The event.</param>
    /// <returns>The values, folded and joined; <see langword="null"/> where the event lacks one, or nothing is counted.</returns>
    public string? ValueOf(EventFields fields) => values.Length == 0 ? null : Join(values, fields);

    private static string? Join(FieldSlot[] slots, EventFields fields)
    {
        var parts = new string[slots.Length];
        for (var i = 0; i < slots.Length; i++)
        {
            if (FirstText(fields[slots[i]]) is not { } text)
            {
                return null;
            }

            parts[i] = text;
        }

        return string.Join(Separator, parts);
    }

    private static string? FirstText(FieldValues values)
    {
        foreach (var value in values)
        {
            if (value.HasText)
            {
                var text = value.Folded;
                return EvidenceText.Storable(Encoding.UTF8.GetString(text[..Math.Min(text.Length, MaxLength)]).Replace(Separator, ' '));
            }
        }

        return null;
    }
}
