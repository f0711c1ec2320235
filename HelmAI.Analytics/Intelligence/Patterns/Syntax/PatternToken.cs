namespace HelmAI.Analytics.Intelligence.Patterns.Syntax;

/// <summary>A token of a pattern.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">A name or symbol as it stands, and a literal's content without its quotes.</param>
/// <param name="Position">Where it begins: characters from the pattern's start.</param>
/// <param name="Literal">What it stands for, where it is a literal.</param>
internal readonly record struct PatternToken(PatternTokenKind Kind, string Text, int Position, PatternValue? Literal = null)
{
    /// <summary>Whether it is a certain symbol, or a certain keyword; keywords are upper case.</summary>
    /// <param name="text">The symbol or keyword.</param>
    /// <returns>Whether it is.</returns>
    public bool Is(string text) =>
        Kind is PatternTokenKind.Symbol or PatternTokenKind.Name && string.Equals(Text, text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Kind == PatternTokenKind.End ? "the pattern's end" : $"'{Text}'";
}
