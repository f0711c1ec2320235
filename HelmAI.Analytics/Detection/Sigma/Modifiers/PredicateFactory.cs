using HelmAI.Analytics.Detection.Sigma.Expressions;
using HelmAI.Analytics.Detection.Sigma.Loading;
using HelmAI.Analytics.Detection.Sigma.Predicates;
using HelmAI.Analytics.Detection.Sigma.Values;

namespace HelmAI.Analytics.Detection.Sigma.Modifiers;

/// <summary>Makes predicates of a detection item whose modifiers have been applied.</summary>
internal static class PredicateFactory
{
    /// <summary>Makes an expression of an item.</summary>
    /// <param name="item">The item.</param>
    /// <param name="key">The item's key as written.</param>
    /// <param name="line">Where the item is.</param>
    /// <param name="bag">Told what is wrong.</param>
    /// <returns>The expression; one that never holds where something is wrong.</returns>
    public static Expression Create(DetectionItem item, string key, int line, DiagnosticBag bag)
    {
        var parts = new List<Expression>(item.Values.Count);
        foreach (var value in item.Values)
        {
            try
            {
                if (Create(item, value) is not { } part)
                {
                    bag.Add(DiagnosticKinds.InvalidValue, line, $"'{key}': a {value.KindName} can't be used there");
                    return Expression.Never;
                }

                parts.Add(part);
            }
            catch (ArgumentException e)
            {
                bag.Add(DiagnosticKinds.InvalidRegex, line, $"'{key}': {e.Message.TrimEnd('.')}");
                return Expression.Never;
            }
        }

        // Placeholders without values leave nothing, which matches nothing, with 'all' too.
        var joined = item.All && parts.Count > 0 ? Expression.And(parts) : Expression.Or(parts);
        return item.Negated ? new Expression.Not(joined) : joined;
    }

    private static Expression? Create(DetectionItem item, SigmaValue value) => (item.Field, value) switch
    {
        (_, SigmaValue.Text text) => Leaf(item, new TextTest(item.Field is null ? Anywhere(text.Value) : text.Value, item.Cased)),
        (_, SigmaValue.Binary binary) => Leaf(item, new TextTest(item.Field is null ? Anywhere(binary.AsText) : binary.AsText, item.Cased)),
        (_, SigmaValue.Regex regex) => Leaf(item, new RegexTest(regex.Pattern, item.RegexOptions)),
        (_, SigmaValue.Network network) => Leaf(item, new NetworkTest(network.Range)),
        (_, SigmaValue.Number number) when item.TimePart is { } part => Leaf(item, new TimePartTest(part, new NumberTest(NumberComparison.Equal, number.Value))),
        (_, SigmaValue.Comparison comparison) when item.TimePart is { } part => Leaf(item, new TimePartTest(part, new NumberTest(comparison.Operator, comparison.Bound))),
        (_, SigmaValue.Comparison comparison) => Leaf(item, new NumberTest(comparison.Operator, comparison.Bound)),
        (null, SigmaValue.Number number) => Leaf(item, new TextTest(Anywhere(SigmaText.Literal(number.AsText)), item.Cased)),
        (_, SigmaValue.Number number) => Leaf(item, new TextTest(SigmaText.Literal(number.AsText), item.Cased)),
        (not null, SigmaValue.Boolean boolean) => Leaf(item, new TextTest(SigmaText.Literal(boolean.Value ? "true" : "false"), cased: false)),
        ({ } field, SigmaValue.Null) => new Expression.Leaf(new NullPredicate(field)),
        ({ } field, SigmaValue.FieldReference other) => new Expression.Leaf(new FieldReferencePredicate(field, other.Name, item.ReferencePosition, item.Cased)),
        ({ } field, SigmaValue.Existence { Expected: true }) => new Expression.Leaf(new ExistsPredicate(field)),
        ({ } field, SigmaValue.Existence) => new Expression.Not(new Expression.Leaf(new ExistsPredicate(field))),
        _ => null,
    };

    private static Expression.Leaf Leaf(DetectionItem item, ValueTest test) => new(new ValuePredicate(item.Field, test));

    // Keywords are looked for in the whole event (rules specification, Keywords search).
    private static SigmaText Anywhere(SigmaText text) => text.WithAnyBefore().WithAnyBehind();
}
