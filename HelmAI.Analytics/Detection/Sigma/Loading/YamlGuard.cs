using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace HelmAI.Analytics.Detection.Sigma.Loading;

/// <summary>
/// Refuses YAML whose reading would exhaust the stack or the memory: what is nested too deeply, and what aliases make too
/// large, each counted as large as what it repeats. Looks at the parser's events only, which costs neither.
/// </summary>
internal static class YamlGuard
{
    private const int MaxDepth = 32;
    private const long MaxNodes = 200_000;

    /// <summary>Looks at a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The line where it becomes excessive, from 1; <see langword="null"/> where it does not.</returns>
    /// <exception cref="YamlException">It is no YAML.</exception>
    public static int? FindExcess(string text)
    {
        using var reader = new StringReader(text);
        var parser = new Parser(reader);
        var sizes = new Dictionary<AnchorName, long>();
        var open = new Stack<(AnchorName Anchor, long Before)>();
        var nodes = 0L;
        while (parser.MoveNext())
        {
            switch (parser.Current)
            {
                case AnchorAlias alias:
                    nodes += sizes.GetValueOrDefault(alias.Value, 1);
                    break;
                case NodeEvent node and (MappingStart or SequenceStart):
                    open.Push((node.Anchor, nodes++));
                    break;
                case Scalar scalar:
                    nodes++;
                    Remember(sizes, scalar.Anchor, 1);
                    break;
                case MappingEnd or SequenceEnd:
                    var (anchor, before) = open.Pop();
                    Remember(sizes, anchor, nodes - before);
                    break;
                default:
                    break;
            }

            if (open.Count > MaxDepth || nodes > MaxNodes)
            {
                return (int)parser.Current!.Start.Line;
            }
        }

        return null;
    }

    private static void Remember(Dictionary<AnchorName, long> sizes, AnchorName anchor, long size)
    {
        if (!anchor.IsEmpty)
        {
            sizes[anchor] = size;
        }
    }
}
