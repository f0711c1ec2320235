using HelmAI.Core.Events;

namespace HelmAI.Core.Storage.Details;

/// <summary>The part of an assessment that no query looks into; stored as one JSON value.</summary>
/// <param name="Findings">The findings, greatest contribution first.</param>
/// <param name="RecommendedActions">What to do, most urgent first.</param>
internal sealed record AssessmentDetails(IReadOnlyList<Finding> Findings, IReadOnlyList<string> RecommendedActions);
