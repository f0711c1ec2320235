using System.Globalization;
using System.Text;

namespace HelmAI.ApiService.Events.Parsing;

/// <summary>An object or array that is being read, and the place in it.</summary>
/// <param name="isObject">Whether it is an object.</param>
internal sealed class JsonLevel(bool isObject)
{
    private readonly HashSet<string>? _names = isObject ? new(StringComparer.Ordinal) : null;
    private int _index = -1;

    /// <summary>The present member's name; <see langword="null"/> in an array and before the first member.</summary>
    public string? Name { get; private set; }

    /// <summary>Goes to a member.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Whether the name is new in this object.</returns>
    public bool TryEnter(string name)
    {
        Name = name;
        return _names!.Add(name);
    }

    /// <summary>Goes to the next item.</summary>
    public void NextItem() => _index++;

    /// <summary>The path to the present value, such as <c>process.arguments[2]</c>.</summary>
    /// <param name="levels">The levels, innermost first.</param>
    /// <returns>The path; empty at the root.</returns>
    public static string PathOf(Stack<JsonLevel> levels)
    {
        var path = new StringBuilder();
        foreach (var level in levels.Reverse())
        {
            if (level.Name is { } name)
            {
                path.Append(path.Length == 0 ? string.Empty : ".").Append(name);
            }
            else if (level._index >= 0)
            {
                path.Append(CultureInfo.InvariantCulture, $"[{level._index}]");
            }
        }

        return path.ToString();
    }
}
