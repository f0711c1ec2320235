namespace HelmAI.Core.Storage.Queries;

/// <summary>A query that both providers understand.</summary>
/// <param name="Text">SQL with parameters <c>@p0</c>, <c>@p1</c> and so on.</param>
/// <param name="Values">Their values in order: text, numbers, <see cref="Guid"/> and <see cref="DateTimeOffset"/>, which each provider stores in its own form.</param>
/// <param name="TenantId">The one tenant whose rows are within reach, where the provider can fence in; <see langword="null"/> for a query of the program's own, across tenants.</param>
internal sealed record SqlQuery(string Text, IReadOnlyList<object> Values, string? TenantId = null);
