using HelmAI.Core.Events;

namespace HelmAI.Core.Storage.Details;

/// <summary>The part of an alert that no query looks into; stored as one JSON value.</summary>
/// <param name="Tags">Tags in Sigma's notation.</param>
/// <param name="Evidence">The fields and values that made the rule fire.</param>
/// <param name="RecommendedActions">What to do, most urgent first.</param>
internal sealed record AlertDetails(IReadOnlyList<string> Tags, IReadOnlyList<Evidence> Evidence, IReadOnlyList<string> RecommendedActions);
