using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using HelmAI.Analytics.Intelligence.Patterns.Expressions;
using HelmAI.Analytics.Intelligence.Patterns.Matching;

namespace HelmAI.Analytics.Intelligence.Patterns.Live;

/// <summary>
/// Says which tests of a pattern an event met, as an observation of its own: so the pattern's operators and qualifiers are matched by the
/// same matcher, over events that are no longer there.
/// </summary>
internal static class MetTests
{
    private const string ObjectType = "x-met";
    private const int MaxKept = 4_096;

    private static readonly ConcurrentDictionary<int, IReadOnlyDictionary<string, JsonElement>> Kept = new();

    /// <summary>The property that a met test has.</summary>
    /// <param name="test">The test, from 0.</param>
    /// <returns>Its path.</returns>
    public static ObjectPath PathOf(int test) => new(ObjectType, [new PathStep(NameOf(test), Index: null)]);

    /// <summary>Makes the observation.</summary>
    /// <param name="met">The tests, a bit each.</param>
    /// <param name="at">When the event happened.</param>
    /// <returns>The observation.</returns>
    public static Observation Observe(int met, DateTimeOffset at) => new()
    {
        First = at,
        Last = at,
        Objects = Kept.Count < MaxKept ? Kept.GetOrAdd(met, Make) : Make(met),
    };

    private static Dictionary<string, JsonElement> Make(int met)
    {
        var members = new Dictionary<string, object>(StringComparer.Ordinal) { ["type"] = ObjectType };
        for (var test = 0; test < LivePattern.MaxTests; test++)
        {
            if ((met >> test & 1) != 0)
            {
                members[NameOf(test)] = true;
            }
        }

        return new Dictionary<string, JsonElement>(StringComparer.Ordinal) { ["0"] = JsonSerializer.SerializeToElement(members) };
    }

    private static string NameOf(int test) => "t" + test.ToString(CultureInfo.InvariantCulture);
}
