using System.Text.Json;
using HelmAI.Analytics.Intelligence.Patterns.Expressions;

namespace HelmAI.Analytics.Intelligence.Patterns.Matching;

/// <summary>Follows paths through the objects of an observation, references included (STIX 2.1, section 9.7).</summary>
internal static class PathWalk
{
    /// <summary>Follows a path.</summary>
    /// <param name="path">The path.</param>
    /// <param name="root">The object where it begins.</param>
    /// <param name="objects">The observation's objects, by which references are resolved. What does not resolve is passed over.</param>
    /// <returns>What it leads to; several where it goes through lists.</returns>
    public static IEnumerable<ObservedNode> Follow(ObjectPath path, JsonElement root, IReadOnlyDictionary<string, JsonElement> objects)
    {
        IEnumerable<ObservedNode> nodes = [new ObservedNode(root, string.Empty)];
        foreach (var step in path.Steps)
        {
            nodes = step.Name is { } name ? nodes.SelectMany(node => Member(node, name, objects)) : nodes.SelectMany(node => Items(node, step.Index));
        }

        return nodes;
    }

    private static IEnumerable<ObservedNode> Member(ObservedNode node, string name, IReadOnlyDictionary<string, JsonElement> objects)
    {
        if (node.Element.ValueKind != JsonValueKind.Object || !node.Element.TryGetProperty(name, out var member))
        {
            yield break;
        }

        if (name.EndsWith("_refs", StringComparison.Ordinal) && member.ValueKind == JsonValueKind.Array)
        {
            JsonElement[] referred = [.. member.EnumerateArray().Select(one => Resolve(one, objects)).OfType<JsonElement>()];
            if (referred.Length > 0)
            {
                yield return new ObservedNode(default, string.Empty, referred);
            }
        }
        else if (!name.EndsWith("_ref", StringComparison.Ordinal))
        {
            yield return new ObservedNode(member, name);
        }
        else if (Resolve(member, objects) is { } referred)
        {
            yield return new ObservedNode(referred, string.Empty);
        }
    }

    private static IEnumerable<ObservedNode> Items(ObservedNode node, int? index)
    {
        var items = node.Objects ?? (node.Element.ValueKind == JsonValueKind.Array ? node.Element.EnumerateArray() : (IEnumerable<JsonElement>)[]);
        return (index is { } one ? items.Skip(one).Take(one < 0 ? 0 : 1) : items).Select(static item => new ObservedNode(item, string.Empty));
    }

    private static JsonElement? Resolve(JsonElement reference, IReadOnlyDictionary<string, JsonElement> objects) =>
        reference.ValueKind == JsonValueKind.String && objects.TryGetValue(reference.GetString()!, out var found) ? found : null;
}
