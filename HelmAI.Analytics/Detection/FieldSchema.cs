namespace HelmAI.Analytics.Detection;

/// <summary>Which fields the loaded detectors read: what the one pass over an event keeps. Immutable.</summary>
internal sealed class FieldSchema
{
    internal FieldSchema(FieldNode root, int slots, bool allStrings)
    {
        Root = root;
        SlotCount = slots;
        WantsAllStrings = allStrings;
    }

    /// <summary>The first step of every declared path.</summary>
    public FieldNode Root { get; }

    /// <summary>How many slots were given out.</summary>
    public int SlotCount { get; }

    /// <summary>Whether some detector reads every string of the event.</summary>
    public bool WantsAllStrings { get; }
}
