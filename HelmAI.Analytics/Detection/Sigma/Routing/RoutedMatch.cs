namespace HelmAI.Analytics.Detection.Sigma.Routing;

/// <summary>A rule that matches an event.</summary>
/// <param name="Group">The place of its group.</param>
/// <param name="Rule">Its place within the group.</param>
internal readonly record struct RoutedMatch(int Group, int Rule);
