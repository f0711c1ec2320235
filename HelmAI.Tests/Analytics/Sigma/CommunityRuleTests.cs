using System.Text;
using System.Text.Json;
using HelmAI.Analytics.Detection;
using HelmAI.Analytics.Detection.Sigma;
using HelmAI.Analytics.Detection.Sigma.Loading;
using HelmAI.Analytics.Detection.Sigma.Routing;

namespace HelmAI.Tests.Analytics.Sigma;

/// <summary>All that SigmaHQ publishes loads, and finds what it should in real events.</summary>
public sealed class CommunityRuleTests(CommunityRules community) : IClassFixture<CommunityRules>
{
    [SharedDataFact]
    public void Load_AllRules_NoErrors()
    {
        Assert.Empty(community.Rules.Errors);
        Assert.Equal(3_780, community.Rules.Rules.Count);
    }

    [SharedDataFact]
    public void Load_AllRules_WarnsOfPlaceholdersOnly()
    {
        Assert.NotEmpty(community.Rules.Warnings);
        Assert.All(community.Rules.Warnings, static warning => Assert.Equal(DiagnosticKinds.UnknownPlaceholder, warning.Kind));
    }

    [SharedDataFact]
    public void Detect_WindowsEventsByTheirOwnFieldNames_ExactlyTheExpectedPairs()
    {
        // The expected pairs come from engines that take fields by the names that rules give them, and by no other.
        var plain = new LogSourceMapping { Sources = [.. community.Mapping.Sources.Select(static source => source with { Fields = new Dictionary<string, string>(StringComparer.Ordinal) })] };

        var found = Pairs(plain, SharedData.Events());

        var expected = SharedData.Matches();
        Assert.Equal(1_740, expected.Count);
        Assert.Empty(expected.Except(found));
        Assert.Empty(found.Except(expected));
    }

    [SharedDataFact]
    public void Detect_WindowsEventsInAllShapes_MoreOnlyWhereNamesDiffer()
    {
        var events = SharedData.Events();
        var found = Pairs(community.Mapping, events);

        Assert.Empty(SharedData.Matches().Except(found));
        Assert.All(found.Except(SharedData.Matches()), pair => Assert.True(HasOtherNames(events[pair.Event]), $"event {pair.Event}, rule {pair.Rule}"));
    }

    [SharedDataFact]
    public void Detect_RegressionEvents_EachRuleAsOftenAsExpected()
    {
        var session = Session(community.Mapping);
        var missed = new List<string>();
        var cases = Directory.GetFiles(Path.Combine(SharedData.Root!, "sigma", "regression_data"), "*.json", SearchOption.AllDirectories);
        foreach (var events in cases)
        {
            var rule = Path.GetFileNameWithoutExtension(events);
            var expected = File.ReadLines(Path.Combine(Path.GetDirectoryName(events)!, "info.yml")).Where(static line => line.Contains("match_count:", StringComparison.Ordinal)).Select(static line => int.Parse(line.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture)).DefaultIfEmpty(1).Sum();
            var matches = Objects(File.ReadAllBytes(events)).Count(one => session.Detect(Event(one)).Findings.Any(finding => string.Equals(finding.RuleId, rule, StringComparison.Ordinal)));
            if (matches < expected)
            {
                missed.Add($"{rule}: {matches} of {expected}");
            }
        }

        Assert.Equal(202, cases.Length);
        Assert.Empty(missed);
    }

    private HashSet<(int Event, string Rule)> Pairs(LogSourceMapping mapping, IReadOnlyList<byte[]> events)
    {
        var session = Session(mapping);
        return [.. events.SelectMany((one, i) => session.Detect(Event(one)).Findings.Select(finding => (i, finding.RuleId)))];
    }

    private DetectionEngine.Session Session(LogSourceMapping mapping) => new DetectionEngine([new SigmaContent(community.Rules, mapping)]).CreateSession();

    private static HelmAI.Core.Events.SecurityEvent Event(byte[] payload) => SigmaRules.Event(payload);

    // Winlogbeat's shape; a process creation of the security log; a provider under another name.
    private static bool HasOtherNames(byte[] payload)
    {
        using var json = JsonDocument.Parse(payload);
        return json.RootElement.TryGetProperty("event_data", out _)
            || json.RootElement.TryGetProperty("NewProcessName", out _)
            || json.RootElement.TryGetProperty("SourceName", out _);
    }

    private static List<byte[]> Objects(byte[] concatenated)
    {
        var objects = new List<byte[]>();
        var reader = new Utf8JsonReader(concatenated, new JsonReaderOptions { AllowMultipleValues = true });
        while (reader.Read())
        {
            using var one = JsonDocument.ParseValue(ref reader);
            objects.Add(Encoding.UTF8.GetBytes(one.RootElement.GetRawText()));
        }

        return objects;
    }
}
