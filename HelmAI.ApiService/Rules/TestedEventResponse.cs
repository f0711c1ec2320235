using HelmAI.Core.Events;

namespace HelmAI.ApiService.Rules;

/// <summary>What rules found in one event.</summary>
/// <param name="Index">The event's place in the request, from 0.</param>
/// <param name="RiskScore">The risk that the findings come to, from 0.0 to 1.0.</param>
/// <param name="Findings">The findings, with the selections that held, the fields, the values, and what matched where.</param>
/// <param name="Error">Why the event could not be analysed, where it could not.</param>
internal sealed record TestedEventResponse(int Index, double RiskScore, IReadOnlyList<Finding> Findings, string? Error);
