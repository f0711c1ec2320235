using HelmAI.Analytics.Detection.Sigma.Rules;

namespace HelmAI.Analytics.Detection.Sigma.Engine;

/// <summary>The rules for one log source.</summary>
/// <param name="LogSource">The log source.</param>
/// <param name="Program">The rules, compiled.</param>
internal sealed record RuleGroup(LogSource LogSource, RuleProgram Program);
