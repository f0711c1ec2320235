using System.Text;
using HelmAI.Analytics.Detection;
using HelmAI.Analytics.Detection.Sigma;
using HelmAI.Analytics.Detection.Sigma.Loading;
using HelmAI.Analytics.Detection.Sigma.Routing;
using HelmAI.Core.Events;

namespace HelmAI.Tests.Analytics.Sigma;

/// <summary>Rules from texts, to try on events in one line.</summary>
internal static class SigmaRules
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    /// <summary>An event.</summary>
    public static SecurityEvent Event(ReadOnlyMemory<byte> payload, DateTimeOffset? at = null) => new()
    {
        Id = Guid.CreateVersion7(at ?? Noon),
        TenantId = "test",
        ReceivedAt = at ?? Noon,
        Timestamp = at ?? Noon,
        Payload = payload,
    };

    /// <summary>An event.</summary>
    public static SecurityEvent Event(string json, DateTimeOffset? at = null) => Event(Encoding.UTF8.GetBytes(json), at);

    /// <summary>Loads documents.</summary>
    public static SigmaLoadResult Load(string yaml, SigmaLoadOptions? options = null) => new SigmaLoader(options ?? new()).LoadTexts(("test.yml", yaml));

    /// <summary>Makes an engine of documents that must load; every rule meets every event.</summary>
    public static DetectionEngine Engine(string yaml, SigmaLoadOptions? options = null, LogSourceMapping? mapping = null)
    {
        var loaded = Load(yaml, options);
        Assert.Empty(loaded.Errors);
        return new DetectionEngine([new SigmaContent(loaded, mapping ?? LogSourceMapping.Empty) { Routing = mapping is not null }]);
    }

    /// <summary>Wraps a detection, indented by none, into a rule.</summary>
    public static string Rule(string detection, string id = "test") =>
        $"title: Test\nid: {id}\nlogsource:\n    category: test\ndetection:\n" + string.Join('\n', detection.Split('\n').Select(static line => "    " + line));

    /// <summary>Wraps the items of one selection into a rule.</summary>
    public static string Selection(string items) =>
        Rule("selection:\n" + string.Join('\n', items.Split('\n').Select(static line => "    " + line)) + "\ncondition: selection");

    /// <summary>Whether a rule of one selection matches an event.</summary>
    public static bool Matches(string items, string json, SigmaLoadOptions? options = null) =>
        Engine(Selection(items), options).CreateSession().Detect(Event(json)).Findings.Count > 0;

    /// <summary>Whether a rule matches an event.</summary>
    public static bool RuleMatches(string detection, string json) => Engine(Rule(detection)).CreateSession().Detect(Event(json)).Findings.Count > 0;
}
