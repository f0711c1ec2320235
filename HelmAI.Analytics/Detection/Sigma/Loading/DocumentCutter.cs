namespace HelmAI.Analytics.Detection.Sigma.Loading;

/// <summary>Cuts a YAML text where its documents begin and end: at lines that begin with <c>---</c> or <c>...</c> (YAML 1.2, section 9.1), which no document may contain.</summary>
internal static class DocumentCutter
{
    /// <summary>Cuts out the document around a line.</summary>
    /// <param name="text">The text.</param>
    /// <param name="line">A line of the document, from 1.</param>
    /// <returns>The document's text, without the marks around it.</returns>
    public static string DocumentAt(string text, int line)
    {
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        var at = Math.Clamp(line - 1, 0, lines.Length - 1);
        var begin = at;
        while (begin > 0 && !IsMark(lines[begin]))
        {
            begin--;
        }

        var end = at + 1;
        while (end < lines.Length && !IsMark(lines[end]))
        {
            end++;
        }

        var first = IsMark(lines[begin]) ? lines[begin][3..].Trim() : lines[begin];
        string[] rest = lines[(begin + 1)..end];
        return string.Join('\n', first.Length == 0 ? rest : [first, .. rest]).Trim('\n') + "\n";
    }

    private static bool IsMark(string line) =>
        (line.StartsWith("---", StringComparison.Ordinal) || line.StartsWith("...", StringComparison.Ordinal)) && (line.Length == 3 || char.IsWhiteSpace(line[3]));
}
