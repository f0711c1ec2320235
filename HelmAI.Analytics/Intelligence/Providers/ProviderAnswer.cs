using System.Text.Json;
using System.Text.Json.Serialization;

namespace HelmAI.Analytics.Intelligence.Providers;

/// <summary>What one provider says of a value, or why it says nothing.</summary>
public sealed record ProviderAnswer
{
    /// <summary>The provider's name.</summary>
    public required string Provider { get; init; }

    /// <summary>What it thinks of the value; unknown where it failed.</summary>
    public Verdict Verdict { get; init; }

    /// <summary>When it was asked, in UTC.</summary>
    public required DateTimeOffset RetrievedAt { get; init; }

    /// <summary>Whether this was known already, so that the provider was not asked for it.</summary>
    public bool Cached { get; init; }

    /// <summary>Its answer as it came: a JSON object, and none of ours; null where it knows nothing of the value, or failed.</summary>
    public JsonElement? Data { get; init; }

    /// <summary>Why it failed; left out where it did not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ProviderError? Error { get; init; }
}
