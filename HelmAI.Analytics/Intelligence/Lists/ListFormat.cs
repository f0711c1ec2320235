using System.Collections.Frozen;

namespace HelmAI.Analytics.Intelligence.Lists;

/// <summary>
/// The form of an indicator list: one indicator a line, columns separated by tabs. A first line that names <c>type</c> and <c>value</c> says
/// which columns there are; without one they are value, type, severity, confidence, name, all but the value optional, so that
/// a plain list of values is a list too. Empty lines and lines that begin with <c>#</c> are left out; <c>-</c> stands for nothing.
/// </summary>
internal static class ListFormat
{
    private static readonly FrozenDictionary<string, ListColumn> Names = new Dictionary<string, ListColumn>(StringComparer.OrdinalIgnoreCase)
    {
        ["value"] = ListColumn.Value,
        ["indicator"] = ListColumn.Value,
        ["type"] = ListColumn.Type,
        ["severity"] = ListColumn.Severity,
        ["confidence"] = ListColumn.Confidence,
        ["name"] = ListColumn.Name,
        ["description"] = ListColumn.Name,
        ["family"] = ListColumn.Name,
        ["category"] = ListColumn.Label,
        ["label"] = ListColumn.Label,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The columns of a list that does not name them.</summary>
    public static IReadOnlyList<ListColumn> Default { get; } =
        [ListColumn.Value, ListColumn.Type, ListColumn.Severity, ListColumn.Confidence, ListColumn.Name];

    /// <summary>Reads a first line.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The columns that it names; <see langword="null"/> where it names none.</returns>
    public static IReadOnlyList<ListColumn>? ReadHeader(string line)
    {
        var columns = Array.ConvertAll(line.Split('\t'), static name => Names.GetValueOrDefault(name.Trim()));
        return columns.Contains(ListColumn.Value) && columns.Contains(ListColumn.Type) ? columns : null;
    }
}
