using HelmAI.Analytics.Detection.Sigma.Expressions;

namespace HelmAI.Analytics.Detection.Sigma.Tenants;

/// <summary>An exception that a tenant makes to a rule or correlation: events like this don't count.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="RuleId">The rule or correlation, by identifier.</param>
/// <param name="Title">Why, in one line.</param>
/// <param name="Expression">What the excepted events are like.</param>
internal sealed record RuleException(Guid Id, string RuleId, string Title, Expression Expression);
