namespace HelmAI.Analytics.Detection.Sigma.Values;

/// <summary>A part of a Sigma string.</summary>
/// <param name="Kind">What it stands for.</param>
/// <param name="Text">Its text as written in the rule, escapes undone.</param>
internal readonly record struct TextPart(TextPartKind Kind, string Text)
{
    /// <summary>Any characters, or none.</summary>
    public static readonly TextPart AnyRun = new(TextPartKind.AnyRun, "*");

    /// <summary>Exactly one character.</summary>
    public static readonly TextPart AnyOne = new(TextPartKind.AnyOne, "?");

    /// <summary>A text that stands for itself.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The part.</returns>
    public static TextPart Literal(string text) => new(TextPartKind.Literal, text);
}
