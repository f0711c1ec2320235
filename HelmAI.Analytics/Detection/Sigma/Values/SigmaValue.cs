using System.Globalization;
using System.Net;
using System.Text;

namespace HelmAI.Analytics.Detection.Sigma.Values;

/// <summary>A value of a detection item, as written or as modifiers have made it.</summary>
internal abstract record SigmaValue
{
    /// <summary>What people call a value of this kind.</summary>
    public abstract string KindName { get; }

    /// <summary>A string.</summary>
    /// <param name="Value">The string.</param>
    /// <param name="Written">How the rule writes it; <see langword="null"/> once a modifier has changed it.</param>
    internal sealed record Text(SigmaText Value, string? Written = null) : SigmaValue
    {
        /// <inheritdoc/>
        public override string KindName => "string";
    }

    /// <summary>Bytes that an encoding made of a string.</summary>
    /// <param name="Bytes">The bytes.</param>
    internal sealed record Binary(byte[] Bytes) : SigmaValue
    {
        /// <inheritdoc/>
        public override string KindName => "encoded string";

        /// <summary>The bytes as a string, each a character of its own, as they appear in logged text.</summary>
        public SigmaText AsText => SigmaText.Literal(Encoding.Latin1.GetString(Bytes));
    }

    /// <summary>A number.</summary>
    /// <param name="Value">The number.</param>
    internal sealed record Number(decimal Value) : SigmaValue
    {
        /// <inheritdoc/>
        public override string KindName => "number";

        /// <summary>The number as text, without trailing zeros.</summary>
        public string AsText => Value.ToString("0.############################", CultureInfo.InvariantCulture);
    }

    /// <summary>True or false.</summary>
    /// <param name="Value">Which.</param>
    internal sealed record Boolean(bool Value) : SigmaValue
    {
        /// <inheritdoc/>
        public override string KindName => "boolean";
    }

    /// <summary>The absence of a value.</summary>
    internal sealed record Null : SigmaValue
    {
        /// <inheritdoc/>
        public override string KindName => "null";
    }

    /// <summary>A regular expression.</summary>
    /// <param name="Pattern">The expression.</param>
    internal sealed record Regex(string Pattern) : SigmaValue
    {
        /// <inheritdoc/>
        public override string KindName => "regular expression";
    }

    /// <summary>A network range.</summary>
    /// <param name="Range">The range.</param>
    internal sealed record Network(IPNetwork Range) : SigmaValue
    {
        /// <inheritdoc/>
        public override string KindName => "network";
    }

    /// <summary>Another field of the event.</summary>
    /// <param name="Name">The field.</param>
    internal sealed record FieldReference(string Name) : SigmaValue
    {
        /// <inheritdoc/>
        public override string KindName => "field reference";
    }

    /// <summary>Whether the field is there.</summary>
    /// <param name="Expected">Whether it must be.</param>
    internal sealed record Existence(bool Expected) : SigmaValue
    {
        /// <inheritdoc/>
        public override string KindName => "existence";
    }

    /// <summary>A bound for a number.</summary>
    /// <param name="Operator">How the field's value compares.</param>
    /// <param name="Bound">With what.</param>
    internal sealed record Comparison(NumberComparison Operator, decimal Bound) : SigmaValue
    {
        /// <inheritdoc/>
        public override string KindName => "comparison";
    }
}
