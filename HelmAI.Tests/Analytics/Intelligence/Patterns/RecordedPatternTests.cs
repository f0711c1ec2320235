using System.Text.Json;
using HelmAI.Analytics.Intelligence.Patterns;
using HelmAI.Analytics.Intelligence.Patterns.Matching;
using HelmAI.Analytics.Intelligence.Patterns.Syntax;
using HelmAI.Tests.Analytics.Sigma;

namespace HelmAI.Tests.Analytics.Intelligence.Patterns;

/// <summary>The cases recorded from the test suite of OASIS' own pattern matcher.</summary>
public sealed class RecordedPatternTests
{
    [SharedDataFact]
    public void Match_EveryRecordedCase_ComesOutAsRecorded()
    {
        var cases = File.ReadLines(Path.Combine(SharedData.Root!, "stix", "pattern_matcher_cases.ndjson")).Select(static line => JsonElement.Parse(line)).ToList();

        var wrong = cases.Where(static one => !string.Equals(Expected(one), Actual(one), StringComparison.Ordinal)).Select(static one => $"{one.GetProperty("test")}: {one.GetProperty("pattern")} came out as {Actual(one)}");

        Assert.Equal(842, cases.Count);
        Assert.Empty(wrong);
    }

    [SharedDataFact]
    public void Parse_EveryExampleOfTheSpecification_IsAPattern()
    {
        foreach (var pattern in File.ReadLines(Path.Combine(SharedData.Root!, "stix", "spec_examples.txt")))
        {
            PatternParser.Parse(pattern);
        }
    }

    private static string Expected(JsonElement one) => one.GetProperty("expect") is { ValueKind: JsonValueKind.String } text ? text.GetString()! : one.GetProperty("expect").GetBoolean().ToString();

    private static string Actual(JsonElement one)
    {
        var isNew = one.GetProperty("stix_version").ValueEquals("2.1");
        var observations = one.GetProperty("observations").EnumerateArray();
        try
        {
            var pattern = PatternParser.Parse(one.GetProperty("pattern").GetString()!, isNew ? StixVersion.V21 : StixVersion.V20);
            var found = PatternMatcher.Match(
                pattern,
                isNew
                    ? ObservationReader.ReadV21([.. observations.SelectMany(static bundle => bundle.GetProperty("objects").EnumerateArray())])
                    : [.. observations.Select(ObservationReader.ReadV20)]);
            return (found.Count > 0).ToString();
        }
        catch (Exception exception) when (exception is PatternSyntaxException or PatternMatchException)
        {
            return "error";
        }
    }
}
