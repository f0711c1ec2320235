using System.Buffers.Text;
using System.Globalization;
using HelmAI.Analytics.Detection.Sigma.Values;

namespace HelmAI.Analytics.Detection.Sigma.Predicates;

/// <summary>Whether a value, as a number, keeps within a bound. What is no number does not.</summary>
/// <param name="comparison">How it must compare.</param>
/// <param name="bound">With what.</param>
internal sealed class NumberTest(NumberComparison comparison, decimal bound) : ValueTest
{
    /// <inheritdoc/>
    public override string Identity => $"number:{Pattern}";

    /// <inheritdoc/>
    public override string Pattern => $"{Sign(comparison)} {bound.ToString(CultureInfo.InvariantCulture)}";

    /// <inheritdoc/>
    public override bool Matches(in FieldValue value)
    {
        var text = value.Utf8;
        if (Utf8Parser.TryParse(text, out decimal exact, out var consumed) && consumed == text.Length)
        {
            return Holds(exact.CompareTo(bound));
        }

        // Beyond what a decimal can hold, or with an exponent.
        return Utf8Parser.TryParse(text, out double wide, out consumed) && consumed == text.Length && !double.IsNaN(wide)
            && Holds(wide.CompareTo((double)bound));
    }

    /// <summary>Compares a number.</summary>
    /// <param name="number">The number.</param>
    /// <returns>Whether it keeps within the bound.</returns>
    public bool Matches(int number) => Holds(((decimal)number).CompareTo(bound));

    private bool Holds(int order) => comparison switch
    {
        NumberComparison.Less => order < 0,
        NumberComparison.LessOrEqual => order <= 0,
        NumberComparison.Greater => order > 0,
        NumberComparison.GreaterOrEqual => order >= 0,
        _ => order == 0,
    };

    private static string Sign(NumberComparison comparison) => comparison switch
    {
        NumberComparison.Less => "<",
        NumberComparison.LessOrEqual => "<=",
        NumberComparison.Greater => ">",
        NumberComparison.GreaterOrEqual => ">=",
        _ => "=",
    };
}
