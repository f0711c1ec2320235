namespace HelmAI.Analytics.Intelligence.Patterns.Syntax;

/// <summary>A text is no STIX pattern.</summary>
internal sealed class PatternSyntaxException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="position">Where: characters from the pattern's start.</param>
    /// <param name="message">What was expected there, or what is wrong with what is there.</param>
    public PatternSyntaxException(int position, string message)
        : base($"At character {position + 1}: {message}") => Position = position;

    /// <summary>Where: characters from the pattern's start, from 0.</summary>
    public int Position { get; }
}
