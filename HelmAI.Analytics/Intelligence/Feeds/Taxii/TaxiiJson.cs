using System.Text.Json;

namespace HelmAI.Analytics.Intelligence.Feeds.Taxii;

/// <summary>Reads what a TAXII server answers, which may be anything.</summary>
internal static class TaxiiJson
{
    /// <summary>Reads an answer.</summary>
    /// <param name="json">The body.</param>
    /// <returns>One JSON object.</returns>
    /// <exception cref="FeedFaultException">It is none.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return document;
            }

            document.Dispose();
            throw new FeedFaultException("The server's answer is not a JSON object.");
        }
        catch (JsonException exception)
        {
            throw new FeedFaultException("The server's answer is not JSON.", exception);
        }
    }

    /// <summary>Reads a text.</summary>
    /// <param name="element">An object.</param>
    /// <param name="member">The member.</param>
    /// <returns>The text; <see langword="null"/> where there is none.</returns>
    public static string? Text(JsonElement element, string member) =>
        element.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
