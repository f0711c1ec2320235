using System.Text;
using HelmAI.ApiService.Administration;
using HelmAI.Analytics.Notifications.Targets;
using HelmAI.Core.Errors;
using HelmAI.Core.Events;
using HelmAI.Core.Webhooks;

namespace HelmAI.ApiService.Webhooks;

/// <summary>What webhooks may be like. Every member throws <see cref="ValidationException"/> naming the member at fault.</summary>
internal static class WebhookRules
{
    /// <summary>The greatest number of items in a filter.</summary>
    public const int MaxItems = 100;

    /// <summary>The greatest length of an item, in characters.</summary>
    public const int MaxItemLength = 500;

    /// <summary>Makes of a webhook what is asked for.</summary>
    /// <param name="webhook">The webhook as it stands, or a new one.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="targets">Where it may point.</param>
    /// <param name="now">The time.</param>
    /// <returns>The webhook as it is to be.</returns>
    public static Webhook Apply(Webhook webhook, WebhookRequest request, TargetRules targets, DateTimeOffset now)
    {
        var isEnabled = request.Enabled ?? true;
        return webhook with
        {
            Name = NameRule.Check(request.Name),
            Url = targets.CheckUrl(request.Url),
            MessageTypes = ReadTypes(request.EventTypes),
            MinimumSeverity = ReadSeverity(request.MinimumSeverity),
            RuleIds = ReadItems(request.RuleIds, "rule_ids"),
            EntityTypes = ReadItems(request.EntityTypes, "entity_types"),
            UpdatedAt = now,
            DisabledAt = isEnabled ? null : webhook.DisabledAt ?? now,
            DisabledReason = isEnabled ? null : webhook.DisabledReason ?? "Disabled by its owner.",
            Failures = 0,
            OpenUntil = null,
        };
    }

    private static MessageTypes ReadTypes(IReadOnlyList<string?>? names) => names is null or []
        ? MessageTypes.All
        : names.Select(static name => MessageTypeNames.Parse(name)
            ?? throw new ValidationException($"'{name}' is not one of {string.Join(", ", MessageTypeNames.All)}.", "event_types")).Aggregate(static (types, type) => types | type);

    private static Severity ReadSeverity(string? name) => name switch
    {
        null => Severity.Info,
        _ when SeverityNames.TryParse(name, out var severity) => severity,
        _ => throw new ValidationException($"'minimum_severity' is not one of {string.Join(", ", SeverityNames.All)}.", "minimum_severity"),
    };

    private static IReadOnlyList<string> ReadItems(IReadOnlyList<string?>? items, string field) => items switch
    {
        null => [],
        { Count: > MaxItems } => throw new ValidationException($"'{field}' has more than {MaxItems} items.", field),
        _ when items.All(static item => item is { Length: > 0 and <= MaxItemLength } && !item.EnumerateRunes().Any(Rune.IsControl)) =>
            [.. items.OfType<string>().Distinct(StringComparer.Ordinal)],
        _ => throw new ValidationException($"'{field}' has an item that is not a text of 1 to {MaxItemLength} characters without control characters.", field),
    };
}
