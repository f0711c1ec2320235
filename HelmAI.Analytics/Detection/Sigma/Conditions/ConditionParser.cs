using System.Globalization;
using System.IO.Enumeration;
using HelmAI.Analytics.Detection.Sigma.Expressions;
using HelmAI.Analytics.Detection.Sigma.Loading;

namespace HelmAI.Analytics.Detection.Sigma.Conditions;

/// <summary>
/// Parses a condition by recursive descent: <c>or</c> binds least, then <c>and</c>, <c>not</c>, <c>x of</c> and parentheses
/// (rules specification, Condition).
/// </summary>
internal sealed class ConditionParser
{
    // Far more than any rule has, far less than what exhausts the stack.
    private const int MaxDepth = 64;

    private readonly List<string> _tokens;
    private readonly IReadOnlyDictionary<string, Expression> _selections;
    private int _next;
    private int _depth;

    private ConditionParser(string condition, IReadOnlyDictionary<string, Expression> selections)
    {
        _tokens = ConditionLexer.Tokens(condition);
        _selections = selections;
    }

    private string? Current => _next < _tokens.Count ? _tokens[_next] : null;

    /// <summary>Parses a condition.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="selections">The rule's selections by search identifier.</param>
    /// <returns>What it says.</returns>
    /// <exception cref="ConditionException">It is wrong.</exception>
    public static Expression Parse(string condition, IReadOnlyDictionary<string, Expression> selections)
    {
        var parser = new ConditionParser(condition, selections);
        var expression = parser.Or();
        return parser.Current is { } rest ? throw Invalid($"'{rest}' is not expected there") : expression;
    }

    private Expression Or()
    {
        if (++_depth > MaxDepth)
        {
            throw Invalid("it is nested too deeply");
        }

        var parts = new List<Expression> { And() };
        while (Take("or"))
        {
            parts.Add(And());
        }

        _depth--;
        return Expression.Or(parts);
    }

    private Expression And()
    {
        var parts = new List<Expression> { Not() };
        while (Take("and"))
        {
            parts.Add(Not());
        }

        return Expression.And(parts);
    }

    private Expression Not()
    {
        var negated = false;
        while (Take("not"))
        {
            negated = !negated;
        }

        var operand = Operand();
        return negated ? new Expression.Not(operand) : operand;
    }

    private Expression Operand()
    {
        if (Take("("))
        {
            var inner = Or();
            return Take(")") ? inner : throw Invalid("a ')' is missing");
        }

        var word = Word();
        return Take("of") ? Quantified(word, Word())
            : _selections.TryGetValue(word, out var selection) ? new Expression.Selection(word, selection)
            : throw new ConditionException(DiagnosticKinds.UnknownIdentifier, $"there is no search identifier '{word}'");
    }

    private Expression Quantified(string quantity, string pattern)
    {
        // Identifiers that begin with _ are left out of 'them' by convention, and only there.
        var names = string.Equals(pattern, "them", StringComparison.OrdinalIgnoreCase)
            ? _selections.Keys.Where(static name => !name.StartsWith('_'))
            : _selections.Keys.Where(name => FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false));
        Expression[] parts = [.. names.Select(name => new Expression.Selection(name, _selections[name]))];
        if (parts.Length == 0)
        {
            throw new ConditionException(DiagnosticKinds.EmptySelector, $"no search identifier is like '{pattern}'");
        }

        if (string.Equals(quantity, "all", StringComparison.OrdinalIgnoreCase))
        {
            return Expression.And(parts);
        }

        if (string.Equals(quantity, "any", StringComparison.OrdinalIgnoreCase))
        {
            return Expression.Or(parts);
        }

        return !int.TryParse(quantity, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count < 1
            ? throw Invalid($"'{quantity} of' is neither a number of nor 'all of'")
            : count == 1 ? Expression.Or(parts)
            : new Expression.AtLeast(count, parts);
    }

    private string Word()
    {
        if (Current is not { } word || word is "(" or ")" || IsKeyword(word))
        {
            throw Invalid(Current is { } found ? $"'{found}' is not expected there" : "it ends too early");
        }

        _next++;
        return word;
    }

    private bool Take(string token)
    {
        if (!string.Equals(Current, token, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        _next++;
        return true;
    }

    private static bool IsKeyword(string word) =>
        word.Equals("and", StringComparison.OrdinalIgnoreCase) || word.Equals("or", StringComparison.OrdinalIgnoreCase)
        || word.Equals("not", StringComparison.OrdinalIgnoreCase) || word.Equals("of", StringComparison.OrdinalIgnoreCase);

    private static ConditionException Invalid(string message) => new(DiagnosticKinds.InvalidCondition, $"the condition can't be read: {message}");
}
