using HelmAI.Core.Rules;

namespace HelmAI.Analytics.RuleSets;

/// <summary>A planned change of a tenant's rules.</summary>
/// <typeparam name="T">What it tells.</typeparam>
/// <param name="Change">What changes; <see langword="null"/> where nothing is to be stored.</param>
/// <param name="Result">What is told, once it is stored.</param>
internal sealed record RulePlan<T>(RuleChange? Change, T Result);
