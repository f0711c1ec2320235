using System.Collections.Frozen;
using HelmAI.Core.Alerts;
using HelmAI.Core.Events;

namespace HelmAI.Analytics.Alerting;

/// <summary>The suppressions in force, found by what a finding is of and about in at most three look-ups, however many there are.</summary>
internal sealed class SuppressionSet
{
    /// <summary>No suppressions.</summary>
    public static readonly SuppressionSet None = new([]);

    private readonly FrozenDictionary<string, FrozenDictionary<(string? Rule, EntityReference? Entity), Suppression>> _byTenant;

    /// <summary>Indexes suppressions. Of those for the same rule and entity the one that lasts longest counts.</summary>
    /// <param name="suppressions">They.</param>
    public SuppressionSet(IEnumerable<Suppression> suppressions) => _byTenant = suppressions
        .GroupBy(static one => one.TenantId, StringComparer.Ordinal)
        .ToFrozenDictionary(
            static tenant => tenant.Key,
            static tenant => tenant.GroupBy(KeyOf).ToFrozenDictionary(static same => same.Key, static same => same.MaxBy(static one => one.Until)!),
            StringComparer.Ordinal);

    /// <summary>Finds what keeps a finding from raising an alert: the suppression of its rule and entity, else of its rule, else of its entity.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="ruleId">The finding's rule.</param>
    /// <param name="entity">What the finding is about.</param>
    /// <param name="now">The time; what has ended by then is not found.</param>
    /// <returns>Its id; <see langword="null"/> where nothing does.</returns>
    public Guid? Find(string tenantId, string ruleId, EntityReference entity, DateTimeOffset now)
    {
        if (!_byTenant.TryGetValue(tenantId, out var known))
        {
            return null;
        }

        var rule = ruleId.ToLowerInvariant();
        foreach (var key in (ReadOnlySpan<(string?, EntityReference?)>)[(rule, entity), (rule, null), (null, entity)])
        {
            if (known.TryGetValue(key, out var suppression) && suppression.Until > now)
            {
                return suppression.Id;
            }
        }

        return null;
    }

    private static (string? Rule, EntityReference? Entity) KeyOf(Suppression one) =>
        (one.RuleId?.ToLowerInvariant(), one is { EntityType: { } type, EntityValue: { } value } ? new EntityReference(type, value) : null);
}
