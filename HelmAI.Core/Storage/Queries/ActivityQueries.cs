using HelmAI.Core.Activity;

namespace HelmAI.Core.Storage.Queries;

/// <summary>The queries for activities. Each is led by an index of its tenant.</summary>
internal static class ActivityQueries
{
    private const string BareColumns =
        "a.id, a.tenant_id, a.kind, a.occurred_at, a.received_at, a.user_id, a.name, a.session_id, a.ip_address, "
        + "a.session_duration, a.prompt_length, a.response_length, a.response_time, a.satisfaction_score";

    /// <summary>One activity, with its data and prompt.</summary>
    public static SqlQuery Find(string tenantId, Guid activityId) =>
        new SqlQueryBuilder($"SELECT {BareColumns}, a.data, a.prompt FROM activities a")
            .WhereTenant("a.tenant_id", tenantId)
            .Where("a.id", "=", activityId)
            .Build();

    /// <summary>A page of activities, without data and prompts.</summary>
    public static SqlQuery List(ActivityFilter filter, PageRequest page) =>
        new SqlQueryBuilder($"SELECT {BareColumns}, NULL, NULL FROM activities a")
            .WhereTenant("a.tenant_id", filter.TenantId)
            .Where("a.occurred_at", ">=", filter.From)
            .Where("a.occurred_at", "<", filter.To)
            .Where("a.kind", "=", (int?)filter.Kind)
            .Where("a.name", "=", filter.Name)
            .Where("a.user_id", "=", filter.UserId)
            .Page("a.occurred_at", "a.id", page)
            .Build();
}
