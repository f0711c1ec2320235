using System.Text.Json.Serialization;

namespace HelmAI.Analytics.RuleSets.Trial;

/// <summary>How samples of backtests are stored.</summary>
[JsonSerializable(typeof(List<BacktestSample>))]
internal sealed partial class BacktestJson : JsonSerializerContext;
