using System.Text.RegularExpressions;
using HelmAI.Analytics.Detection.Sigma.Predicates;
using HelmAI.Analytics.Detection.Sigma.Values;

namespace HelmAI.Analytics.Detection.Sigma.Modifiers;

/// <summary>A field with its values while modifiers are applied to it, one after the other.</summary>
/// <param name="field">The field; <see langword="null"/> for keywords.</param>
/// <param name="values">The values as written.</param>
internal sealed class DetectionItem(string? field, IEnumerable<SigmaValue> values)
{
    /// <summary>The field; <see langword="null"/> for keywords.</summary>
    public string? Field { get; } = field;

    /// <summary>The values.</summary>
    public List<SigmaValue> Values { get; private set; } = [.. values];

    /// <summary>Whether all values must match rather than one.</summary>
    public bool All { get; set; }

    /// <summary>Whether the item holds where it otherwise would not.</summary>
    public bool Negated { get; set; }

    /// <summary>Whether upper and lower case differ.</summary>
    public bool Cased { get; set; }

    /// <summary>How regular expressions are read.</summary>
    public RegexOptions RegexOptions { get; set; }

    /// <summary>The number that is taken from the field's date, if one is.</summary>
    public TimePart? TimePart { get; set; }

    /// <summary>Where in the field's value a referenced field's must stand.</summary>
    public LiteralPosition ReferencePosition { get; set; }

    /// <summary>Placeholders that were expanded to nothing.</summary>
    public List<string> UnknownPlaceholders { get; } = [];

    /// <summary>Changes each value.</summary>
    /// <param name="change">Gives what becomes of a value; <see langword="null"/> where it can't be changed.</param>
    /// <returns>What keeps a value from being changed; <see langword="null"/> where all were.</returns>
    public string? Change(Func<SigmaValue, SigmaValue?> change) => Expand(value => change(value) is { } changed ? [changed] : null);

    /// <summary>Replaces each value by others.</summary>
    /// <param name="change">Gives what becomes of a value; <see langword="null"/> where it can't be changed.</param>
    /// <returns>What keeps a value from being changed; <see langword="null"/> where all were.</returns>
    public string? Expand(Func<SigmaValue, IReadOnlyList<SigmaValue>?> change)
    {
        var changed = new List<SigmaValue>();
        foreach (var value in Values)
        {
            if (change(value) is not { } results)
            {
                return $"it can't be applied to a {value.KindName}";
            }

            changed.AddRange(results);
        }

        Values = changed;
        return null;
    }
}
