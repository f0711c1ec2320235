using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
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
    public void Detect_WindowsEvents_ExactlyTheExpectedPairs()
    {
        var events = SharedData.Events();

        var found = Pairs(community.Mapping, events);

        var expected = SharedData.Matches();
        Assert.Equal(1_740, expected.Count);
        Assert.Empty(expected.Except(found));
        Assert.Empty(found.Where(pair => !IsOldWinlogbeat(events[pair.Event])).Except(expected));
    }

    [SharedDataFact]
    public void Detect_WindowsEventsOfOldWinlogbeat_WhatTheSameEventsFindWhenFlat()
    {
        // The expected pairs come from engines that look for fields at the top of an event only, so they have none of these 1,582 events.
        var events = SharedData.Events().Select(static (payload, i) => (Index: i, Payload: payload)).Where(static one => IsOldWinlogbeat(one.Payload)).ToList();
        Assert.DoesNotContain(SharedData.Matches(), pair => events.Exists(one => one.Index == pair.Event));

        var found = Pairs(community.Mapping, [.. events.Select(static one => one.Payload)]);

        Assert.Equal((1_582, 44), (events.Count, found.Count));
        var byNameAlone = new LogSourceMapping { Sources = community.Mapping.Sources };
        Assert.Equal(found.Order(), Pairs(byNameAlone, [.. events.Select(static one => Flat(one.Payload))]).Order());
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

    private static bool IsOldWinlogbeat(byte[] payload)
    {
        using var json = JsonDocument.Parse(payload);
        return json.RootElement.TryGetProperty("event_data", out _);
    }

    private static byte[] Flat(byte[] payload)
    {
        var old = JsonNode.Parse(payload)!.AsObject();
        var flat = new JsonObject { ["Channel"] = old["log_name"]!.DeepClone(), ["EventID"] = old["event_id"]!.DeepClone(), ["Provider_Name"] = old["source_name"]?.DeepClone() };
        foreach (var (name, value) in old["event_data"]!.AsObject())
        {
            flat[name] = value?.DeepClone();
        }

        return Encoding.UTF8.GetBytes(flat.ToJsonString());
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
