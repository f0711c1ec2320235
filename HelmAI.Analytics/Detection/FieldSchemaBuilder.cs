using System.Text;

namespace HelmAI.Analytics.Detection;

/// <summary>Collects what detectors want to read while their content is compiled.</summary>
internal sealed class FieldSchemaBuilder
{
    private readonly FieldNode _root = new();
    private int _slots;
    private bool _allStrings;

    /// <summary>Declares a field.</summary>
    /// <param name="path">
    /// Its path, steps joined by dots. A dot in the event may be a step or part of a member's name:
    /// <c>process.name</c> finds <c>{"process":{"name":…}}</c> and <c>{"process.name":…}</c> alike.
    /// </param>
    /// <returns>Where its values will be; equal paths share a slot.</returns>
    public FieldSlot Field(string path)
    {
        var slot = NodeOf(path).Claim(_slots);
        _slots = Math.Max(_slots, slot + 1);
        return new FieldSlot(slot);
    }

    /// <summary>Whether a field was declared.</summary>
    /// <param name="path">Its path.</param>
    /// <returns>Whether it was.</returns>
    public bool IsDeclared(string path) => NodeOf(path).OwnSlot >= 0;

    /// <summary>Declares another place where a field's values may stand.</summary>
    /// <param name="slot">The field.</param>
    /// <param name="path">The other path; it may be a field of its own as well.</param>
    public void Alias(FieldSlot slot, string path) => NodeOf(path).Feed(slot.Index);

    /// <summary>Declares that the members of an object count as the event's own, as those of <c>winlog.event_data</c> do.</summary>
    /// <param name="path">The object's path; a last step <c>*</c> stands for any name.</param>
    public void Container(string path)
    {
        var anyName = path.EndsWith(".*", StringComparison.Ordinal);
        var node = NodeOf(anyName ? path[..^2] : path);
        (anyName ? node.AnyName() : node).StandFor(_root);
    }

    /// <summary>Declares that every string value is wanted, whatever its field.</summary>
    public void AllStrings() => _allStrings = true;

    /// <summary>Ends the collecting.</summary>
    /// <returns>The schema.</returns>
    public FieldSchema Build() => new(_root, _slots, _allStrings);

    private FieldNode NodeOf(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var node = _root;
        foreach (var step in path.Split('.'))
        {
            node = node.FindOrAdd(Encoding.UTF8.GetBytes(step));
        }

        return node;
    }
}
