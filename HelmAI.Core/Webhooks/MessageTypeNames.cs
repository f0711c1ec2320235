namespace HelmAI.Core.Webhooks;

/// <summary>The names of <see cref="MessageTypes"/> on the wire.</summary>
public static class MessageTypeNames
{
    private const string AlertRaised = "alert.raised";
    private const string AlertUpdated = "alert.updated";
    private const string Test = "webhook.test";

    /// <summary>The names of those that can be subscribed to.</summary>
    public static IReadOnlyList<string> All { get; } = [AlertRaised, AlertUpdated];

    /// <summary>The name of one type.</summary>
    /// <param name="type">The type.</param>
    /// <returns>Its name.</returns>
    public static string ToName(this MessageTypes type) => type switch
    {
        MessageTypes.AlertRaised => AlertRaised,
        MessageTypes.AlertUpdated => AlertUpdated,
        _ => Test,
    };

    /// <summary>The names of several types.</summary>
    /// <param name="types">The types.</param>
    /// <returns>Their names.</returns>
    public static IReadOnlyList<string> ToNames(this MessageTypes types) => [.. All.Where(name => types.HasFlag(Parse(name)!.Value))];

    /// <summary>Reads a name.</summary>
    /// <param name="name">The text.</param>
    /// <returns>The type; <see langword="null"/> where it names none that can be subscribed to.</returns>
    public static MessageTypes? Parse(string? name) => name switch
    {
        AlertRaised => MessageTypes.AlertRaised,
        AlertUpdated => MessageTypes.AlertUpdated,
        _ => null,
    };
}
