using System.Text.Json;
using System.Text.Json.Serialization;

namespace HelmAI.Analytics.Intelligence.Providers.Answers;

/// <summary>The form of kept answers.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ProviderAnswer))]
internal sealed partial class AnswerJson : JsonSerializerContext
{
    /// <summary>Writes an answer.</summary>
    /// <param name="answer">The answer.</param>
    /// <returns>Its form.</returns>
    public static byte[] Write(ProviderAnswer answer) => JsonSerializer.SerializeToUtf8Bytes(answer, Default.ProviderAnswer);

    /// <summary>Reads an answer.</summary>
    /// <param name="bytes">Its form.</param>
    /// <returns>The answer; <see langword="null"/> where it is none, as another version may have written it.</returns>
    public static ProviderAnswer? TryRead(byte[] bytes)
    {
        try
        {
            return JsonSerializer.Deserialize(bytes, Default.ProviderAnswer);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
