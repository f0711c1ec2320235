using HelmAI.Analytics.Detection;
using HelmAI.Core.Rules;

namespace HelmAI.Analytics.RuleSets.Trial;

/// <summary>A backtest that waits for its turn.</summary>
/// <param name="Backtest">The job as it is stored.</param>
/// <param name="Engine">The rule, compiled.</param>
/// <param name="IsWhole">Whether it looks at all events of its range.</param>
internal sealed record BacktestJob(Backtest Backtest, DetectionEngine Engine, bool IsWhole);
