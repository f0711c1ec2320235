namespace HelmAI.Analytics.Detection.Sigma.Engine;

/// <summary>
/// Expressions compiled together: predicates shared, and an index over what their values must contain, so that an event
/// meets only rules of which something necessary was found. Immutable.
/// </summary>
internal sealed class RuleProgram
{
    /// <summary>The fields that it reads.</summary>
    public required IReadOnlyList<string> Fields { get; init; }

    /// <summary>Where the fields' values are.</summary>
    public required FieldSlot[] Slots { get; init; }

    /// <summary>All predicates.</summary>
    public required CompiledPredicate[] Predicates { get; init; }

    /// <summary>The rules' compiled expressions.</summary>
    public required ConditionNode[] Rules { get; init; }

    /// <summary>The literals to look for in every string; <see langword="null"/> where there are none.</summary>
    public required LiteralIndex? Strings { get; init; }

    /// <summary>What to do with the fields' values.</summary>
    public required FieldTriggers[] Triggers { get; init; }

    /// <summary>Which of the triggers a slot's values go to, by slot; -1 for none.</summary>
    public required int[] TriggerOfSlot { get; init; }

    /// <summary>The rules that nothing necessary is known of.</summary>
    public required int[] Unconditional { get; init; }
}
