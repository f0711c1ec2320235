namespace HelmAI.ApiService.Webhooks;

/// <summary>The body that says what a webhook is to be like.</summary>
internal sealed record WebhookRequest
{
    /// <summary>What people call it.</summary>
    public string? Name { get; init; }

    /// <summary>Where alerts are sent.</summary>
    public string? Url { get; init; }

    /// <summary>Only messages of these types; all where none is named.</summary>
    public IReadOnlyList<string?>? EventTypes { get; init; }

    /// <summary>Only alerts of this severity or a graver one; all where it is not given.</summary>
    public string? MinimumSeverity { get; init; }

    /// <summary>Only alerts of these rules; all where none is named.</summary>
    public IReadOnlyList<string?>? RuleIds { get; init; }

    /// <summary>Only alerts about these kinds of entity; all where none is named.</summary>
    public IReadOnlyList<string?>? EntityTypes { get; init; }

    /// <summary>Whether it is told of alerts; it is where nothing else is said.</summary>
    public bool? Enabled { get; init; }
}
