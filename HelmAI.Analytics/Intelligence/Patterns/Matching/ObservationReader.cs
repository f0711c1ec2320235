using System.Text.Json;

namespace HelmAI.Analytics.Intelligence.Patterns.Matching;

/// <summary>Reads observations: <c>observed-data</c> objects of STIX 2.0, bundles of STIX 2.1.</summary>
internal static class ObservationReader
{
    /// <summary>Reads an <c>observed-data</c> object of STIX 2.0, which carries its objects within.</summary>
    /// <param name="observed">The object.</param>
    /// <returns>The observation.</returns>
    /// <exception cref="FormatException">It lacks what every observation has.</exception>
    public static Observation ReadV20(JsonElement observed) => Read(
        observed,
        observed.TryGetProperty("objects", out var objects) && objects.ValueKind == JsonValueKind.Object
            ? objects.EnumerateObject().ToDictionary(static one => one.Name, static one => one.Value, StringComparer.Ordinal)
            : []);

    /// <summary>Reads the objects of bundles of STIX 2.1, where observations refer to objects beside them.</summary>
    /// <param name="objects">The objects of all bundles.</param>
    /// <returns>The observations.</returns>
    /// <exception cref="FormatException">An observation lacks what every observation has.</exception>
    public static IReadOnlyList<Observation> ReadV21(IReadOnlyCollection<JsonElement> objects)
    {
        var byId = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var one in objects.Where(static one => !IsObservation(one)))
        {
            byId[Text(one, "id")] = one;
        }

        return [.. objects.Where(IsObservation).Select(observed => Read(observed, References(observed)
            .Where(byId.ContainsKey).Distinct(StringComparer.Ordinal).ToDictionary(static id => id, id => byId[id], StringComparer.Ordinal)))];
    }

    private static Observation Read(JsonElement observed, IReadOnlyDictionary<string, JsonElement> objects)
    {
        var count = observed.TryGetProperty("number_observed", out var number) && number.TryGetInt32(out var times) ? times : 0;
        return count >= 1
            ? new Observation
            {
                Id = observed.TryGetProperty("id", out _) ? Text(observed, "id") : null,
                First = Time(observed, "first_observed"),
                Last = Time(observed, "last_observed"),
                Count = count,
                Objects = objects,
            }
            : throw new FormatException("'number_observed' is not a whole number of 1 or more.");
    }

    private static bool IsObservation(JsonElement one) => string.Equals(Text(one, "type"), "observed-data", StringComparison.Ordinal);

    private static IEnumerable<string> References(JsonElement observed) =>
        observed.TryGetProperty("object_refs", out var references) && references.ValueKind == JsonValueKind.Array
            ? references.EnumerateArray().Where(static one => one.ValueKind == JsonValueKind.String).Select(static one => one.GetString()!)
            : throw new FormatException("'object_refs' is missing.");

    private static DateTimeOffset Time(JsonElement observed, string name) =>
        PatternTime.TryParse(Text(observed, name), out var time) ? time : throw new FormatException($"'{name}' is no time.");

    private static string Text(JsonElement one, string name) =>
        one.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : throw new FormatException($"'{name}' is missing.");
}
