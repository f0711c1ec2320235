namespace HelmAI.Analytics.Detection.Sigma.Routing;

/// <summary>A group of rules that an event meets.</summary>
/// <param name="Group">The group's place.</param>
/// <param name="Slots">Where the group's fields are, if not where they usually are.</param>
internal readonly record struct RuleRoute(int Group, FieldSlot[]? Slots);
