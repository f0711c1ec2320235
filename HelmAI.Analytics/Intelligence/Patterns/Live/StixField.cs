namespace HelmAI.Analytics.Intelligence.Patterns.Live;

/// <summary>A property of an observed object, and the fields of events that hold it.</summary>
/// <param name="Object">Which of the event's objects.</param>
/// <param name="Kind">How the field's value is written.</param>
/// <param name="Path">The property's path within the object.</param>
/// <param name="Fields">The fields; the first that is there counts.</param>
internal sealed record StixField(string Object, StixFieldKind Kind, string[] Path, string[] Fields);
