namespace HelmAI.Analytics.Detection;

/// <summary>The place where a declared field's values are found, valid for the schema that gave it out.</summary>
/// <param name="Index">The place, from 0.</param>
internal readonly record struct FieldSlot(int Index);
