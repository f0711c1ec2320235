namespace HelmAI.Core.Rules;

/// <summary>What changes in a tenant's rules, all at once. Identifiers are in small letters.</summary>
public sealed record RuleChange
{
    /// <summary>Rules that are added, or take the place of those of the same id.</summary>
    public IReadOnlyList<TenantRule> Saved { get; init; } = [];

    /// <summary>Rules that go.</summary>
    public IReadOnlyList<string> Removed { get; init; } = [];

    /// <summary>Rules that are disabled from now on.</summary>
    public IReadOnlyList<string> Disabled { get; init; } = [];

    /// <summary>Rules that are no longer disabled.</summary>
    public IReadOnlyList<string> Enabled { get; init; } = [];

    /// <summary>Exceptions that are made.</summary>
    public IReadOnlyList<StoredException> Excepted { get; init; } = [];

    /// <summary>Exceptions that are withdrawn.</summary>
    public IReadOnlyList<Guid> Withdrawn { get; init; } = [];
}
