namespace HelmAI.Analytics.Intelligence.Lists;

/// <summary>Tells from outside whether files changed.</summary>
internal static class FileStamp
{
    /// <summary>Looks at files.</summary>
    /// <param name="files">The files.</param>
    /// <returns>A text of their names, lengths and times, which changes when one of them does.</returns>
    /// <exception cref="IOException">One is gone.</exception>
    public static string Of(IEnumerable<string> files) => string.Join('\n', files.Order(StringComparer.Ordinal).Select(static file => new FileInfo(file))
        .Select(static file => FormattableString.Invariant($"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}")));
}
