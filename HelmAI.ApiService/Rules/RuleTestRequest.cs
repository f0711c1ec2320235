using System.Text.Json;
using HelmAI.ApiService.Events.Parsing;
using HelmAI.Core.Errors;
using HelmAI.Core.Events;

namespace HelmAI.ApiService.Rules;

/// <summary>Rules and events to try on each other.</summary>
/// <param name="Rules">The rules: YAML.</param>
/// <param name="Events">The events.</param>
/// <param name="IsRouted">Whether a rule meets only events of its log source.</param>
internal sealed record RuleTestRequest(string Rules, IReadOnlyList<SecurityEvent> Events, bool IsRouted)
{
    /// <summary>The largest body, in bytes.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    private const int MaxEvents = 1_000;

    /// <summary>Reads a body.</summary>
    /// <param name="body">The body: an object with <c>rules</c>, <c>events</c> and, if wanted, <c>routing</c>.</param>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="parser">Reads events.</param>
    /// <returns>The request.</returns>
    /// <exception cref="ValidationException">A member is not what it should be.</exception>
    public static RuleTestRequest Parse(byte[] body, string tenantId, EventParser parser)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var root = json.RootElement.ValueKind == JsonValueKind.Object ? json.RootElement : throw new ValidationException("The body is not a JSON object.");
            var rules = root.TryGetProperty("rules", out var yaml) && yaml.ValueKind == JsonValueKind.String ? yaml.GetString()! : throw Fault("rules", "a string of YAML");
            if (!root.TryGetProperty("events", out var events) || events.ValueKind != JsonValueKind.Array || events.GetArrayLength() is 0 or > MaxEvents)
            {
                throw Fault("events", $"an array of 1 to {MaxEvents} events");
            }

            var isRouted = !root.TryGetProperty("routing", out var routing)
                || (routing.ValueKind is JsonValueKind.True or JsonValueKind.False ? routing.GetBoolean() : throw Fault("routing", "true or false"));
            return new RuleTestRequest(rules, [.. events.EnumerateArray().Select(one => parser.Parse(System.Text.Encoding.UTF8.GetBytes(one.GetRawText()), tenantId))], isRouted);
        }
        catch (JsonException exception)
        {
            throw new ValidationException("The body is not JSON.", cause: exception);
        }
    }

    private static ValidationException Fault(string member, string expected) => new($"'{member}' is not {expected}.", member);
}
