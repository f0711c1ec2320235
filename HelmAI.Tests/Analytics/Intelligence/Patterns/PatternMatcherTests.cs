using System.Text.Json;
using HelmAI.Analytics.Intelligence.Patterns.Matching;
using HelmAI.Analytics.Intelligence.Patterns.Syntax;

namespace HelmAI.Tests.Analytics.Intelligence.Patterns;

public sealed class PatternMatcherTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("[file:size > 5]", true)]
    [InlineData("[EXISTS file:size]", true)]
    [InlineData("[EXISTS file:hashes.'SHA-256']", true)]
    [InlineData("[EXISTS file:hashes.MD5]", false)]
    [InlineData("[EXISTS file:parent_ref.path]", true)]
    [InlineData("[EXISTS process:name]", false)]
    [InlineData("[file:parent_ref.path = 'C:\\\\Windows']", true)]
    [InlineData("[file:sections[*].entropy > 7.0]", true)]
    [InlineData("[file:sections[0].entropy > 7.0]", false)]
    [InlineData("[file:sections[1].entropy > 7.0]", true)]
    [InlineData("[file:name LIKE 'rep%.exe']", true)]
    [InlineData("[file:name LIKE 'rep']", false)]
    [InlineData("[file:name MATCHES '^rep.+\\\\.exe$' AND file:size = 6]", true)]
    [InlineData("[file:name = 'report.exe' AND file:size = 7]", false)]
    [InlineData("[file:address ISSUBSET '2001:db8::/32']", true)]
    [InlineData("[file:address ISSUBSET '10.0.0.0/8']", false)]
    public void Match_OneObject_FollowsTheSpecification(string pattern, bool expected)
    {
        const string Objects =
            """
            {"0":{"type":"file","name":"report.exe","size":6,"hashes":{"SHA-256":"ab"},"parent_ref":"1","address":"2001:db8::1","sections":[{"entropy":6.5},{"entropy":7.5}]},
             "1":{"type":"directory","path":"C:\\Windows"}}
            """;

        Assert.Equal(expected, Match(pattern, At(0, Objects)).Count > 0);
    }

    [Fact]
    public void Match_PartsOfAComparison_AreAboutOneObject()
    {
        const string Two = """{"0":{"type":"file","name":"a","size":1},"1":{"type":"file","name":"b","size":2}}""";

        Assert.Empty(Match("[file:name = 'a' AND file:size = 2]", At(0, Two)));
        Assert.NotEmpty(Match("[file:name = 'a' OR file:size = 3]", At(0, Two)));
    }

    [Fact]
    public void Match_FollowedByWithin_LooksAtTimes()
    {
        const string Pattern = "([file:name = 'a'] FOLLOWEDBY [file:name = 'b']) WITHIN 10 SECONDS";

        Assert.Equal(2, Match(Pattern, Named("a", 0), Named("b", 10)).Count);
        Assert.Empty(Match(Pattern, Named("a", 0), Named("b", 11)));
        Assert.Empty(Match(Pattern, Named("a", 5), Named("b", 4)));
    }

    [Fact]
    public void Match_Repeats_CountsSightings()
    {
        const string Pattern = "[file:name = 'a'] REPEATS 5 TIMES";

        Assert.Empty(Match(Pattern, Named("a", 0) with { Count = 4 }));
        Assert.Single(Match(Pattern, Named("a", 0) with { Count = int.MaxValue }));
        Assert.Equal(2, Match(Pattern, Named("a", 0) with { Count = 3 }, Named("a", 1) with { Count = 2 }).Count);
    }

    [Fact]
    public void Match_SearchWithoutEnd_IsRefused()
    {
        var observations = Enumerable.Range(0, 60).Select(static i => Named("a", i)).ToArray();

        Assert.Throws<PatternMatchException>(() => Match("(([file:name = 'a'] AND [file:name = 'a']) WITHIN 1 SECONDS) REPEATS 29 TIMES FOLLOWEDBY [file:name = 'a'] START t'1999-01-01T00:00:00Z' STOP t'2026-01-01T00:00:01Z'", observations));
        Assert.Throws<PatternMatchException>(() => Match("[file:name = 'a'] REPEATS 1000000 TIMES", observations));
    }

    private static IReadOnlyList<Observation> Match(string pattern, params Observation[] observations) => PatternMatcher.Match(PatternParser.Parse(pattern), observations);

    private static Observation Named(string name, int second) => At(second, $$"""{ "0": { "type": "file", "name": "{{name}}" } }""");

    private static Observation At(int second, string objects) => new()
    {
        First = Start.AddSeconds(second),
        Last = Start.AddSeconds(second),
        Objects = JsonElement.Parse(objects).EnumerateObject().ToDictionary(static one => one.Name, static one => one.Value, StringComparer.Ordinal),
    };
}
