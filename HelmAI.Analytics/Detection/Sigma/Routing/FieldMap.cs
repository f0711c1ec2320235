namespace HelmAI.Analytics.Detection.Sigma.Routing;

/// <summary>Where else in an event a Sigma field may be found.</summary>
/// <param name="Field">The field, as rules name it.</param>
/// <param name="Paths">The other places.</param>
internal sealed record FieldMap(string Field, IReadOnlyList<string> Paths);
