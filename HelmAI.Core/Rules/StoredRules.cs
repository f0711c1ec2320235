namespace HelmAI.Core.Rules;

/// <summary>All that a tenant has of its own.</summary>
public sealed record StoredRules
{
    /// <summary>Its version; 0 where the tenant never changed anything.</summary>
    public required long Version { get; init; }

    /// <summary>The rules, in the order of their ids.</summary>
    public required IReadOnlyList<TenantRule> Rules { get; init; }

    /// <summary>The ids of the disabled rules.</summary>
    public required IReadOnlyList<string> Disabled { get; init; }

    /// <summary>The exceptions, oldest first.</summary>
    public required IReadOnlyList<StoredException> Exceptions { get; init; }
}
