using System.Collections.Frozen;
using HelmAI.Analytics.Detection.Sigma.Expressions;
using HelmAI.Analytics.Detection.Sigma.Loading;
using HelmAI.Analytics.Detection.Sigma.Values;

namespace HelmAI.Analytics.Detection.Sigma.Modifiers;

/// <summary>Applies the modifiers that a rule chains to a field, and makes predicates of what they leave.</summary>
internal sealed class ModifierChain
{
    private readonly FrozenDictionary<string, IModifier> _modifiers;

    /// <summary>Creates the chain.</summary>
    /// <param name="placeholders">Values for the <c>expand</c> modifier, by name.</param>
    public ModifierChain(IReadOnlyDictionary<string, IReadOnlyList<string>> placeholders)
    {
        IModifier[] all =
        [
            new PositionModifier(), new FlagModifier(), new ExistsModifier(), new RegexModifier(), new RegexOptionModifier(),
            new Utf16Modifier(), new Base64Modifier(), new WindashModifier(), new NetworkModifier(), new ComparisonModifier(),
            new TimePartModifier(), new FieldReferenceModifier(), new ExpandModifier(placeholders),
        ];
        _modifiers = all.SelectMany(static one => one.Names, static (one, name) => (name, one)).ToFrozenDictionary(static pair => pair.name, static pair => pair.one, StringComparer.Ordinal);
    }

    /// <summary>Makes an expression of a detection item.</summary>
    /// <param name="key">The field and its modifiers as written, such as <c>CommandLine|contains|all</c>.</param>
    /// <param name="values">The values as written.</param>
    /// <param name="line">Where the item is.</param>
    /// <param name="bag">Told what is wrong.</param>
    /// <returns>The expression; one that never holds where something is wrong.</returns>
    public Expression Apply(string key, IReadOnlyList<SigmaValue> values, int line, DiagnosticBag bag)
    {
        var names = key.Split('|');
        var item = new DetectionItem(names[0].Length == 0 ? null : names[0], values);
        string? previous = null;
        foreach (var name in names.AsSpan(1))
        {
            if (!_modifiers.TryGetValue(name, out var modifier))
            {
                bag.Add(DiagnosticKinds.UnknownModifier, line, $"'{key}': there is no modifier '{name}'");
                return Expression.Never;
            }

            if (modifier.Apply(item, name, previous) is { } refusal)
            {
                bag.Add(DiagnosticKinds.IllegalModifier, line, $"'{key}': modifier '{name}': {refusal}");
                return Expression.Never;
            }

            previous = name;
        }

        foreach (var placeholder in item.UnknownPlaceholders.Distinct(StringComparer.Ordinal))
        {
            bag.Add(DiagnosticKinds.UnknownPlaceholder, line, $"'{key}': placeholder '%{placeholder}%' has no values");
        }

        return PredicateFactory.Create(item, key, line, bag);
    }
}
