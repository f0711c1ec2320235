using System.Text.Json;
using System.Text.Json.Serialization;
using HelmAI.Core.Live;

namespace HelmAI.ServiceDefaults.Live;

/// <summary>The form of a process's counts in Redis: a JSON object of numbers, each named by <see cref="LiveCounter.ToString"/>.</summary>
[JsonSerializable(typeof(Dictionary<string, long>))]
internal sealed partial class LiveMessage : JsonSerializerContext
{
    /// <summary>Writes counts.</summary>
    /// <param name="counts">The counts.</param>
    /// <returns>The message.</returns>
    public static byte[] Write(IReadOnlyDictionary<LiveCounter, long> counts) => JsonSerializer.SerializeToUtf8Bytes(
        counts.ToDictionary(static count => count.Key.ToString(), static count => count.Value, StringComparer.Ordinal), Default.DictionaryStringInt64);

    /// <summary>Reads counts; what this version does not know is left out.</summary>
    /// <param name="message">The message.</param>
    /// <returns>The counts.</returns>
    /// <exception cref="JsonException">It is none.</exception>
    public static Dictionary<LiveCounter, long> Read(byte[] message)
    {
        var counts = new Dictionary<LiveCounter, long>();
        foreach (var (name, count) in JsonSerializer.Deserialize(message, Default.DictionaryStringInt64)!)
        {
            if (LiveCounter.TryParse(name, out var counter))
            {
                counts[counter] = count;
            }
        }

        return counts;
    }
}
