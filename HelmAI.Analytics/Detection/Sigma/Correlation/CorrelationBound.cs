using System.Globalization;

namespace HelmAI.Analytics.Detection.Sigma.Correlation;

/// <summary>A bound for a correlation's result.</summary>
/// <param name="Operator">How the result must compare.</param>
/// <param name="Value">With what.</param>
internal sealed record CorrelationBound(CorrelationOperator Operator, double Value)
{
    /// <summary>Compares a result.</summary>
    /// <param name="result">The result.</param>
    /// <returns>Whether it keeps within the bound.</returns>
    public bool Holds(double result) => Operator switch
    {
        CorrelationOperator.Greater => result > Value,
        CorrelationOperator.GreaterOrEqual => result >= Value,
        CorrelationOperator.Less => result < Value,
        CorrelationOperator.LessOrEqual => result <= Value,
        CorrelationOperator.Equal => result.Equals(Value),
        _ => !result.Equals(Value),
    };

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Sign} {Value}");

    private string Sign => Operator switch
    {
        CorrelationOperator.Greater => ">",
        CorrelationOperator.GreaterOrEqual => ">=",
        CorrelationOperator.Less => "<",
        CorrelationOperator.LessOrEqual => "<=",
        CorrelationOperator.Equal => "=",
        _ => "!=",
    };
}
