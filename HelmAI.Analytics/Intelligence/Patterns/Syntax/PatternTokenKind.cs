namespace HelmAI.Analytics.Intelligence.Patterns.Syntax;

/// <summary>What a token of a pattern is.</summary>
internal enum PatternTokenKind
{
    /// <summary>The pattern is over.</summary>
    End,

    /// <summary>A name without a hyphen, which a keyword is too.</summary>
    Name,

    /// <summary>A name with a hyphen, which only an object's type may be.</summary>
    HyphenatedName,

    /// <summary>A punctuation mark or comparison sign.</summary>
    Symbol,

    /// <summary>A text in quotes.</summary>
    String,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number with a decimal point.</summary>
    Float,

    /// <summary>A time, <c>t'…'</c>.</summary>
    Timestamp,

    /// <summary>Bytes, <c>h'…'</c> or <c>b'…'</c>.</summary>
    Bytes,
}
