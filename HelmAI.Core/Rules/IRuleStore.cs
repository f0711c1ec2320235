using HelmAI.Core.Errors;

namespace HelmAI.Core.Rules;

/// <summary>What tenants have of their own over the shared rules. Every member throws <see cref="DatabaseException"/> when the database fails.</summary>
public interface IRuleStore
{
    /// <summary>Reads the clock: the cheap look that tells whether anything changed.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The clock.</returns>
    Task<RuleClock> ReadClockAsync(CancellationToken cancellationToken);

    /// <summary>Lists the tenants whose rules changed.</summary>
    /// <param name="after">The version after which; 0 for all tenants that have any.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Their versions, oldest first.</returns>
    Task<IReadOnlyList<RuleVersion>> ListChangedAsync(long after, CancellationToken cancellationToken);

    /// <summary>Reads the version of what a tenant has of its own.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The version; 0 where the tenant never changed anything.</returns>
    Task<long> ReadVersionAsync(string tenantId, CancellationToken cancellationToken);

    /// <summary>Reads all that a tenant has of its own, as of one moment.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>It.</returns>
    Task<StoredRules> ReadAsync(string tenantId, CancellationToken cancellationToken);

    /// <summary>Finds a rule that a tenant has of its own.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="ruleId">The rule's id in small letters.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The rule; <see langword="null"/> where the tenant has none of that id.</returns>
    Task<TenantRule?> FindAsync(string tenantId, string ruleId, CancellationToken cancellationToken);

    /// <summary>Lists a tenant's exceptions to a rule.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="ruleId">The rule's id in small letters.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The exceptions, oldest first.</returns>
    Task<IReadOnlyList<StoredException>> ListExceptionsAsync(string tenantId, string ruleId, CancellationToken cancellationToken);

    /// <summary>Changes a tenant's rules in one transaction, if nobody else did since they were read.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="change">What changes.</param>
    /// <param name="expectedVersion">The version that the change was made for.</param>
    /// <param name="cancellationToken">Gives up before the commit.</param>
    /// <returns>The new version; <see langword="null"/>, and nothing is changed, where the rules are of another version meanwhile.</returns>
    Task<long?> ChangeAsync(string tenantId, RuleChange change, long expectedVersion, CancellationToken cancellationToken);

    /// <summary>Tells all processes to read the shared rules again.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The version that says so.</returns>
    Task<long> RequestReloadAsync(CancellationToken cancellationToken);
}
