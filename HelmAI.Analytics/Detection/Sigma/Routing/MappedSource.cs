using HelmAI.Analytics.Detection.Sigma.Expressions;
using HelmAI.Analytics.Detection.Sigma.Rules;

namespace HelmAI.Analytics.Detection.Sigma.Routing;

/// <summary>A log source, and how to know its events.</summary>
/// <param name="Source">The log source.</param>
/// <param name="When">What its events are like.</param>
/// <param name="Fields">Fields that its events have under another name: Sigma's name, then theirs.</param>
internal sealed record MappedSource(LogSource Source, Expression When, IReadOnlyDictionary<string, string> Fields);
