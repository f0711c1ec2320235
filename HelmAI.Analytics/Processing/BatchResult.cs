using HelmAI.Core.Storage;

namespace HelmAI.Analytics.Processing;

/// <summary>What is written for a batch.</summary>
/// <param name="Results">One result per event.</param>
/// <param name="States">The correlation states that changed.</param>
internal sealed record BatchResult(IReadOnlyList<AnalysisResult> Results, IReadOnlyList<CorrelationState> States);
