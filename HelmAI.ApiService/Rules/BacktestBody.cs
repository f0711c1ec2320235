using System.Text.Json;
using HelmAI.Analytics.RuleSets.Trial;
using HelmAI.ApiService.Formats;
using HelmAI.Core.Errors;

namespace HelmAI.ApiService.Rules;

/// <summary>Reads the body that asks for a backtest.</summary>
internal static class BacktestBody
{
    /// <summary>The largest body, in bytes.</summary>
    public const int MaxBytes = 16_384;

    private static readonly TimeSpan DefaultRange = TimeSpan.FromDays(7);

    /// <summary>Reads it.</summary>
    /// <param name="body">An object with <c>from</c>, <c>to</c> and <c>max_events</c>, all of them optional.</param>
    /// <param name="now">The time: the end unless told.</param>
    /// <returns>The request.</returns>
    /// <exception cref="ValidationException">A member is not what it should be.</exception>
    public static BacktestRequest Parse(byte[] body, DateTimeOffset now)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var root = json.RootElement.ValueKind == JsonValueKind.Object ? json.RootElement : throw new ValidationException("The body is not a JSON object.");
            var end = Time(root, "to") ?? now;
            var begin = Time(root, "from") ?? end - DefaultRange;
            if (begin >= end)
            {
                throw new ValidationException("'from' is not before 'to'.", "from");
            }

            return new BacktestRequest(begin, end, MaxEvents(root));
        }
        catch (JsonException exception)
        {
            throw new ValidationException("The body is not JSON.", cause: exception);
        }
    }

    private static DateTimeOffset? Time(JsonElement root, string name) => !root.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.String && Timestamps.TryParse(value.GetString()!, out var time) ? time
        : value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var unix) && Timestamps.TryFromUnix(unix, out time) ? time
        : throw new ValidationException($"'{name}' is neither an RFC 3339 time nor Unix seconds or milliseconds.", name);

    private static int MaxEvents(JsonElement root) => !root.TryGetProperty("max_events", out var value) || value.ValueKind == JsonValueKind.Null ? BacktestRequest.DefaultEvents
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var most) && most is >= 1 and <= BacktestRequest.MostEvents ? most
        : throw new ValidationException($"'max_events' is not a whole number from 1 to {BacktestRequest.MostEvents}.", "max_events");
}
