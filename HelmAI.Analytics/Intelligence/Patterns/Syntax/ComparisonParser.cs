using System.Globalization;
using HelmAI.Analytics.Intelligence.Patterns.Expressions;
using HelmAI.Analytics.Intelligence.Patterns.Matching;

namespace HelmAI.Analytics.Intelligence.Patterns.Syntax;

/// <summary>Reads what stands in an observation's brackets (STIX 2.1, sections 9.5 to 9.7).</summary>
/// <param name="tokens">The pattern's tokens.</param>
/// <param name="version">The version that it follows.</param>
internal sealed class ComparisonParser(TokenStream tokens, StixVersion version)
{
    private static readonly Dictionary<string, ComparisonOperator> Operators = new(StringComparer.Ordinal)
    {
        ["="] = ComparisonOperator.Equal,
        ["=="] = ComparisonOperator.Equal,
        ["!="] = ComparisonOperator.NotEqual,
        ["<>"] = ComparisonOperator.NotEqual,
        ["<"] = ComparisonOperator.Less,
        ["<="] = ComparisonOperator.LessOrEqual,
        [">"] = ComparisonOperator.Greater,
        [">="] = ComparisonOperator.GreaterOrEqual,
        ["IN"] = ComparisonOperator.In,
        ["LIKE"] = ComparisonOperator.Like,
        ["MATCHES"] = ComparisonOperator.Matches,
        ["ISSUBSET"] = ComparisonOperator.IsSubset,
        ["ISSUPERSET"] = ComparisonOperator.IsSuperset,
    };

    /// <summary>Reads a comparison expression.</summary>
    /// <returns>The expression.</returns>
    /// <exception cref="PatternSyntaxException">It is none.</exception>
    public ComparisonExpression Parse()
    {
        var expression = And();
        while (tokens.TryTake("OR"))
        {
            expression = new ComparisonJoin(IsAnd: false, expression, And());
        }

        return expression;
    }

    private ComparisonExpression And()
    {
        var expression = Single();
        while (tokens.TryTake("AND"))
        {
            expression = new ComparisonJoin(IsAnd: true, expression, Single());
        }

        return expression;
    }

    private ComparisonExpression Single()
    {
        using var nested = tokens.Nest();
        if (tokens.TryTake("("))
        {
            var inner = Parse();
            tokens.Take(")");
            return inner;
        }

        return version == StixVersion.V21 && tokens.TryTake("EXISTS") ? new PropertyExists(Path()) : Test();
    }

    private PropertyTest Test()
    {
        var path = Path();
        var isNegated = tokens.TryTake("NOT");
        var token = tokens.Current;
        if (token.Kind is not (PatternTokenKind.Symbol or PatternTokenKind.Name) || !Operators.TryGetValue(token.Text, out var comparison))
        {
            throw tokens.Expected("a comparison such as =, IN or LIKE");
        }

        tokens.Take(token.Text);
        var position = tokens.Current.Position;
        var values = comparison switch
        {
            ComparisonOperator.In => Set(),
            ComparisonOperator.Equal or ComparisonOperator.NotEqual => [Literal()],
            ComparisonOperator.Less or ComparisonOperator.LessOrEqual or ComparisonOperator.Greater or ComparisonOperator.GreaterOrEqual => [Ordered()],
            _ => (PatternValue[])[tokens.Take(PatternTokenKind.String, "a text in quotes").Literal!],
        };
        try
        {
            return new PropertyTest(path, comparison, isNegated, values, ValueTest.Of(comparison, values));
        }
        catch (ArgumentException exception)
        {
            throw new PatternSyntaxException(position, exception.Message);
        }
    }

    private PatternValue[] Set()
    {
        var start = tokens.Current.Position;
        tokens.Take("(");
        var values = new List<PatternValue>();
        if (!tokens.TryTake(")"))
        {
            do
            {
                values.Add(Literal());
            }
            while (tokens.TryTake(","));
            tokens.Take(")");
        }

        return values.TrueForAll(one => one.IsLike(values[0]))
            ? [.. values]
            : throw new PatternSyntaxException(start, "the values of a set must all be of one kind.");
    }

    private PatternValue Ordered()
    {
        var position = tokens.Current.Position;
        var value = Literal();
        return value.IsOrdered ? value : throw new PatternSyntaxException(position, "a boolean is neither less nor greater than anything.");
    }

    private PatternValue Literal()
    {
        if (tokens.Current.Literal is { } literal)
        {
            tokens.Take(tokens.Current.Kind, "a value");
            return literal;
        }

        return tokens.TryTake("true") ? PatternValue.Of(value: true)
            : tokens.TryTake("false") ? PatternValue.Of(value: false)
            : throw tokens.Expected("a value: a text in quotes, a number, true, false, t'…', h'…' or b'…'");
    }

    private ObjectPath Path()
    {
        var type = tokens.Current.Kind == PatternTokenKind.HyphenatedName
            ? tokens.Take(PatternTokenKind.HyphenatedName, "an object's type")
            : tokens.Take(PatternTokenKind.Name, "an object's type, such as file");
        tokens.Take(":");
        var steps = new List<PathStep> { Member() };
        while (true)
        {
            if (tokens.TryTake("."))
            {
                steps.Add(Member());
            }
            else if (tokens.TryTake("["))
            {
                steps.Add(Item());
                tokens.Take("]");
            }
            else
            {
                return new ObjectPath(type.Text, steps);
            }
        }
    }

    private PathStep Member() => new(
        tokens.Current.Kind == PatternTokenKind.String
            ? tokens.Take(PatternTokenKind.String, "a property").Text
            : tokens.Take(PatternTokenKind.Name, "a property's name, in quotes where it has a hyphen").Text,
        Index: null);

    private PathStep Item()
    {
        if (tokens.TryTake("*"))
        {
            return new PathStep(Name: null, Index: null);
        }

        var token = tokens.Take(PatternTokenKind.Integer, "an index or *");
        return int.TryParse(token.Text, CultureInfo.InvariantCulture, out var index)
            ? new PathStep(Name: null, index)
            : throw new PatternSyntaxException(token.Position, $"the index {token.Text} is too large.");
    }
}
