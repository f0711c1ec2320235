using HelmAI.ApiService.Formats;
using HelmAI.Core.Errors;
using HelmAI.Core.Events;

namespace HelmAI.ApiService.Alerts.Suppressions;

/// <summary>What suppressions may be like. Every member throws <see cref="ValidationException"/> naming the member at fault.</summary>
internal static class SuppressionRules
{
    /// <summary>How many a tenant may have, expired ones too.</summary>
    public const int MaxPerTenant = 1_000;

    /// <summary>The longest time, in days. What is to be silent for ever is an exception to its rule.</summary>
    public const int MaxDays = 366;

    /// <summary>Reads what is suppressed: a rule, an entity, or one rule's findings about an entity.</summary>
    /// <param name="request">What is asked for.</param>
    /// <returns>Rule and entity, at least one of them.</returns>
    public static (string? RuleId, EntityReference? Entity) ReadSubject(SuppressionRequest request)
    {
        var rule = request.RuleId is null ? null : Check(request.RuleId, "rule_id");
        var entity = request.Entity is null ? null : new EntityReference(Check(request.Entity.Type, "entity.type"), Check(request.Entity.Value, "entity.value"));
        return rule is null && entity is null
            ? throw new ValidationException("A suppression names a 'rule_id', an 'entity', or both: one of everything would hide everything.", "rule_id")
            : (rule, entity);
    }

    /// <summary>Reads when a suppression ends.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="now">The time.</param>
    /// <returns>When.</returns>
    public static DateTimeOffset ReadEnd(SuppressionRequest request, DateTimeOffset now) =>
        Timestamps.TryParse(request.Until, out var until) && until > now && until <= now.AddDays(MaxDays)
            ? until
            : throw new ValidationException($"'until' is not an RFC 3339 time in the future, at most {MaxDays} days from now.", "until");

    private static string Check(string text, string field) =>
        text is { Length: > 0 and <= SecurityEvent.MaxEnvelopeLength } && !text.Contains('\0', StringComparison.Ordinal)
            ? text
            : throw new ValidationException($"'{field}' is not a text of 1 to {SecurityEvent.MaxEnvelopeLength} characters without U+0000.", field);
}
