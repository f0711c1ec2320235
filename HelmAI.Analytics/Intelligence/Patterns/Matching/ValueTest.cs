using HelmAI.Analytics.Intelligence.Patterns.Expressions;

namespace HelmAI.Analytics.Intelligence.Patterns.Matching;

/// <summary>A comparison of a property's value with what the pattern says (STIX 2.1, section 9.6).</summary>
internal abstract class ValueTest
{
    /// <summary>Makes a comparison ready.</summary>
    /// <param name="comparison">The operator.</param>
    /// <param name="values">What it compares with.</param>
    /// <returns>The test.</returns>
    /// <exception cref="ArgumentException">The value is no regular expression, or no address or network, where it has to be one.</exception>
    public static ValueTest Of(ComparisonOperator comparison, IReadOnlyList<PatternValue> values) => comparison switch
    {
        ComparisonOperator.Equal => new EqualityTest(values, isEqual: true),
        ComparisonOperator.NotEqual => new EqualityTest(values, isEqual: false),
        ComparisonOperator.In => new EqualityTest(values, isEqual: true),
        ComparisonOperator.Like => TextPatternTest.Like(values[0].Text!),
        ComparisonOperator.Matches => TextPatternTest.Matches(values[0].Text!),
        ComparisonOperator.IsSubset => new SubnetTest(values[0].Text!, isSuperset: false),
        ComparisonOperator.IsSuperset => new SubnetTest(values[0].Text!, isSuperset: true),
        _ => new OrderTest(comparison, values[0]),
    };

    /// <summary>Compares a value.</summary>
    /// <param name="value">The property's value; <see langword="null"/> where it is null, an object or a list.</param>
    /// <param name="isNegated">Whether the pattern says NOT.</param>
    /// <returns>Whether the comparison, negated or not, holds.</returns>
    /// <exception cref="PatternMatchException">It is compared with a time and is a text that is none.</exception>
    public abstract bool Holds(PatternValue? value, bool isNegated);

    /// <summary>Reads a text as a time where the pattern has one: observed properties have no times of their own.</summary>
    /// <param name="value">The property's value.</param>
    /// <param name="literal">What the pattern has.</param>
    /// <returns>The value to compare.</returns>
    /// <exception cref="PatternMatchException">The text is no time.</exception>
    protected static PatternValue? Align(PatternValue? value, PatternValue literal) =>
        !literal.IsTime || value?.Text is not { } text ? value
        : PatternTime.TryParse(text, out var time) ? PatternValue.Of(time)
        : throw new PatternMatchException($"'{text}' is compared with a time and is none.");
}
