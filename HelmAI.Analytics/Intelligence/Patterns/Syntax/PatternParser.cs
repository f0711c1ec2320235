using System.Globalization;
using HelmAI.Analytics.Intelligence.Patterns.Expressions;

namespace HelmAI.Analytics.Intelligence.Patterns.Syntax;

/// <summary>
/// Reads a pattern (STIX 2.1, section 9, and the grammar that OASIS publishes beside it). Of the observation operators AND binds
/// closest, then OR, then FOLLOWEDBY; a qualifier belongs to what stands right before it.
/// </summary>
internal sealed class PatternParser
{
    private readonly TokenStream _tokens;
    private readonly StixVersion _version;
    private readonly ComparisonParser _comparisons;

    private PatternParser(string pattern, StixVersion version)
    {
        _tokens = new TokenStream(pattern);
        _version = version;
        _comparisons = new ComparisonParser(_tokens, version);
    }

    /// <summary>Reads a pattern.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="version">The version that it follows.</param>
    /// <returns>The expression.</returns>
    /// <exception cref="PatternSyntaxException">It is no pattern: where, and what was expected there.</exception>
    public static ObservationExpression Parse(string pattern, StixVersion version = StixVersion.V21)
    {
        var parser = new PatternParser(pattern, version);
        var expression = parser.FollowedBy();
        return parser._tokens.Current.Kind == PatternTokenKind.End ? expression : throw parser._tokens.Expected("AND, OR, FOLLOWEDBY, a qualifier or the end");
    }

    private ObservationExpression FollowedBy() => Joined("FOLLOWEDBY", ObservationOperator.FollowedBy, Or);

    private ObservationExpression Or() => Joined("OR", ObservationOperator.Or, And);

    private ObservationExpression And() => Joined("AND", ObservationOperator.And, Qualified);

    private ObservationExpression Joined(string keyword, ObservationOperator by, Func<ObservationExpression> operand)
    {
        var expression = operand();
        while (_tokens.TryTake(keyword))
        {
            expression = new ObservationJoin(by, expression, operand());
        }

        return expression;
    }

    private ObservationExpression Qualified()
    {
        var expression = Single();
        while (true)
        {
            if (_tokens.TryTake("REPEATS"))
            {
                expression = new RepeatedObservation(expression, Count());
            }
            else if (_tokens.TryTake("WITHIN"))
            {
                expression = new WithinObservation(expression, Duration());
            }
            else if (_tokens.TryTake("START"))
            {
                var start = Time();
                _tokens.Take("STOP");
                expression = new BoundedObservation(expression, start, Time());
            }
            else
            {
                return expression;
            }
        }
    }

    private ObservationExpression Single()
    {
        using var nested = _tokens.Nest();
        if (_tokens.TryTake("("))
        {
            var inner = FollowedBy();
            _tokens.Take(")");
            return inner;
        }

        if (!_tokens.TryTake("["))
        {
            throw _tokens.Expected("'[' or '('");
        }

        var test = new ObservationTest(_comparisons.Parse());
        _tokens.Take("]");
        return test;
    }

    private int Count()
    {
        var token = _tokens.Take(PatternTokenKind.Integer, "how many times");
        _tokens.Take("TIMES");
        return int.TryParse(token.Text, CultureInfo.InvariantCulture, out var times) && times > 0
            ? times
            : throw new PatternSyntaxException(token.Position, $"REPEATS takes a whole number of 1 or more, not {token.Text}.");
    }

    private TimeSpan Duration()
    {
        var token = _tokens.Current.Kind == PatternTokenKind.Float
            ? _tokens.Take(PatternTokenKind.Float, "how many seconds")
            : _tokens.Take(PatternTokenKind.Integer, "how many seconds");
        _tokens.Take("SECONDS");
        return double.TryParse(token.Text, CultureInfo.InvariantCulture, out var seconds) && seconds > 0 && seconds < TimeSpan.MaxValue.TotalSeconds
            ? TimeSpan.FromSeconds(seconds)
            : throw new PatternSyntaxException(token.Position, $"WITHIN takes a number of seconds above 0, not {token.Text}.");
    }

    private DateTimeOffset Time()
    {
        var kind = _version == StixVersion.V21 ? PatternTokenKind.Timestamp : PatternTokenKind.String;
        var token = _tokens.Take(kind, _version == StixVersion.V21 ? "a time such as t'2026-01-31T13:00:00Z'" : "a time such as '2026-01-31T13:00:00Z'");
        return PatternTime.TryParse(token.Text, out var time)
            ? time
            : throw new PatternSyntaxException(token.Position, $"'{token.Text}' is no time such as 2026-01-31T13:00:00Z.");
    }
}
