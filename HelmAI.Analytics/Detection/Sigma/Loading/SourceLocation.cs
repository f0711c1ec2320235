namespace HelmAI.Analytics.Detection.Sigma.Loading;

/// <summary>A place in a rule file.</summary>
/// <param name="File">The file, as it was named when loading.</param>
/// <param name="Line">The line, from 1.</param>
internal readonly record struct SourceLocation(string File, int Line)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}:{Line}";
}
