using FsCheck;
using FsCheck.Fluent;
using HelmAI.Analytics.Intelligence.Patterns.Expressions;
using HelmAI.Analytics.Intelligence.Patterns.Syntax;

namespace HelmAI.Tests.Analytics.Intelligence.Patterns;

public sealed class PatternParserTests
{
    [Theory]
    [InlineData("", 0, "'[' or '('")]
    [InlineData("[", 1, "an object's type")]
    [InlineData("[file]", 5, "':'")]
    [InlineData("[file:name]", 10, "a comparison")]
    [InlineData("[file:name = ]", 13, "a value")]
    [InlineData("[file:name = 'a", 13, "closing quote")]
    [InlineData("[file:name = 'a\\b']", 15, "backslash")]
    [InlineData("[file:name = 'a'", 16, "']'")]
    [InlineData("[file:name = 'a'] [file:name = 'b']", 18, "AND, OR")]
    [InlineData("[file:name > true]", 13, "boolean")]
    [InlineData("[file:name LIKE 5]", 16, "a text")]
    [InlineData("[file:name MATCHES '(']", 19, "")]
    [InlineData("[file:name IN ('a', 1)]", 14, "one kind")]
    [InlineData("[ipv4-addr:value ISSUBSET '10.0.0.0/33']", 26, "neither an address nor a network")]
    [InlineData("[file:size = 007]", 13, "a number")]
    [InlineData("[file:size = h'abc']", 13, "hexadecimal")]
    [InlineData("[file:size = b'a']", 13, "base64")]
    [InlineData("[file:a.b-c = 1]", 8, "in quotes")]
    [InlineData("[file:a[x] = 1]", 8, "an index or *")]
    [InlineData("[file:size = 1] REPEATS 0 TIMES", 24, "1 or more")]
    [InlineData("[file:size = 1] WITHIN 0 SECONDS", 23, "above 0")]
    [InlineData("[file:size = 1] START t'2026-01-01T00:00:00Z'", 45, "'STOP'")]
    [InlineData("[file:size = 1 and file:size = 2]", 15, "']'")]
    [InlineData("[file:size = 1 /* never ends", 15, "no end")]
    [InlineData("[file:size = #]", 13, "no meaning")]
    public void Parse_NoPattern_NamesThePositionAndWhatWasExpected(string pattern, int position, string expectation)
    {
        var fault = Assert.Throws<PatternSyntaxException>(() => PatternParser.Parse(pattern));

        Assert.Equal(position, fault.Position);
        Assert.Contains(expectation, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[a:b = 1] FOLLOWEDBY [a:b = 2] OR [a:b = 3] AND [a:b = 4]", "(1 FollowedBy (2 Or (3 And 4)))")]
    [InlineData("[a:b = 1] AND [a:b = 2] OR [a:b = 3] FOLLOWEDBY [a:b = 4]", "(((1 And 2) Or 3) FollowedBy 4)")]
    [InlineData("([a:b = 1] FOLLOWEDBY [a:b = 2]) AND [a:b = 3]", "((1 FollowedBy 2) And 3)")]
    [InlineData("[a:b = 1] AND [a:b = 2] WITHIN 5 SECONDS", "(1 And within(2))")]
    [InlineData("([a:b = 1] AND [a:b = 2]) REPEATS 2 TIMES WITHIN 5 SECONDS", "within(2x(1 And 2))")]
    public void Parse_Operators_BindAsTheGrammarSays(string pattern, string shape) => Assert.Equal(shape, Shape(PatternParser.Parse(pattern)));

    [Fact]
    public void Parse_NestedTooDeep_IsRefused() =>
        Assert.Throws<PatternSyntaxException>(() => PatternParser.Parse(new string('(', 100_000) + "[a:b = 1]" + new string(')', 100_000)));

    [Fact]
    public void Parse_AnyText_IsAPatternOrAFaultWithAPosition()
    {
        string[] pieces = ["[", "]", "(", ")", "file", ":", "name", ".", "'x'", "=", "!=", "5", "-1.5", "AND", "OR", "NOT", "IN", "LIKE", "EXISTS", "FOLLOWEDBY", "REPEATS", "TIMES", "WITHIN", "SECONDS", "t'", "h'00'", " ", "*", ",", "\u2003", "\ud800"];
        Prop.ForAll(
            Gen.Elements(pieces).ListOf().Select(string.Concat).ToArbitrary(),
            text =>
            {
                try
                {
                    PatternParser.Parse(text);
                    return true;
                }
                catch (PatternSyntaxException exception)
                {
                    return exception.Position >= 0 && exception.Position <= text.Length;
                }
            }).QuickCheckThrowOnFailure();
    }

    private static string Shape(ObservationExpression expression) => expression switch
    {
        ObservationJoin join => $"({Shape(join.Left)} {join.Operator} {Shape(join.Right)})",
        RepeatedObservation repeated => $"{repeated.Times}x{Shape(repeated.Inner)}",
        WithinObservation within => $"within({Shape(within.Inner)})",
        ObservationTest { Comparison: PropertyTest test } => NumberOf(test),
        _ => expression.ToString()!,
    };

    private static string NumberOf(PropertyTest test) => Enumerable.Range(1, 9).First(i => test.Test.Holds(Number(i), isNegated: false)).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static HelmAI.Analytics.Intelligence.Patterns.PatternValue Number(int number) =>
        HelmAI.Analytics.Intelligence.Patterns.PatternValue.TryParseNumber(number.ToString(System.Globalization.CultureInfo.InvariantCulture), out var value) ? value! : throw new InvalidOperationException();
}
