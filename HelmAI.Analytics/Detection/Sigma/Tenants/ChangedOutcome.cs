using HelmAI.Analytics.Detection.Sigma.Engine;

namespace HelmAI.Analytics.Detection.Sigma.Tenants;

/// <summary>What becomes of a shared rule's match where a tenant wants it otherwise.</summary>
/// <param name="Outcome">What the match leads to; <see langword="null"/> for nothing: the rule is disabled or replaced.</param>
/// <param name="Guard">The guard that keeps the rule from events that are excepted; <see cref="Guards.None"/> without.</param>
internal sealed record ChangedOutcome(RuleOutcome? Outcome, int Guard);
