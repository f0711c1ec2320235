namespace HelmAI.Analytics.Intelligence.Patterns.Expressions;

/// <summary>A property of an observed object, perhaps deep inside it or in one that it refers to (STIX 2.1, section 9.7).</summary>
/// <param name="ObjectType">The object's type, such as <c>file</c>.</param>
/// <param name="Steps">The way from the object to the property; 1 or more.</param>
internal sealed record ObjectPath(string ObjectType, IReadOnlyList<PathStep> Steps);
