namespace HelmAI.Tests.Analytics.Sigma.Packs;

/// <summary>A case that stands beside a rule: events that it finds, or does not find.</summary>
/// <param name="Case">What it shows.</param>
/// <param name="Fires">Whether the rule finds it.</param>
/// <param name="Events">The events: seconds from the start, and the JSON.</param>
internal sealed record RuleExample(string Case, bool Fires, IReadOnlyList<(int Second, string Json)> Events);
