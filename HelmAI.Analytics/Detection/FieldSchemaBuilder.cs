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
        ArgumentException.ThrowIfNullOrEmpty(path);
        var node = _root;
        foreach (var step in path.Split('.'))
        {
            node = node.FindOrAdd(Encoding.UTF8.GetBytes(step));
        }

        var slot = node.Claim(_slots);
        _slots = Math.Max(_slots, slot + 1);
        return new FieldSlot(slot);
    }

    /// <summary>Declares that every string value is wanted, whatever its field.</summary>
    public void AllStrings() => _allStrings = true;

    /// <summary>Ends the collecting.</summary>
    /// <returns>The schema.</returns>
    public FieldSchema Build() => new(_root, _slots, _allStrings);
}
