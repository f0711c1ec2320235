namespace HelmAI.Core.Rollups;

/// <summary>How many different users used a feature.</summary>
/// <param name="Feature">The feature.</param>
/// <param name="Users">How many.</param>
public sealed record FeatureUsers(string Feature, long Users);
