using HelmAI.Analytics.Detection.Sigma.Loading;

namespace HelmAI.Tests.Analytics.Sigma.Loading;

/// <summary>Correlations that refer to each other are bounded, and what is beyond is said.</summary>
public sealed class CorrelationReferencesTests
{
    private const string Rule = "title: Rule\nid: c0\nlogsource: {category: test}\ndetection: {selection: {F: 1}, condition: selection}\n";

    [Fact]
    public void Load_EachReferringTwiceToTheOneBefore_StopsAtTheBound()
    {
        var loaded = Load(Enumerable.Range(1, 40).Select(static i => Correlation($"c{i}", $"c{i - 1}", $"c{i - 1}")));

        // The twelfth has 4,096 ways; the thirteenth would have 8,192, and whatever stands upon it can't be loaded either.
        Assert.Equal(12, loaded.Correlations.Count);
        var error = Assert.Single(loaded.Errors, static one => one.Kind == DiagnosticKinds.ExcessiveReferences);
        Assert.Equal("SIGMA305", error.Kind.Code);
        Assert.Contains("by 8192 ways", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_Chain_IsAsDeepAsAllowed()
    {
        var loaded = Load(Enumerable.Range(1, 10_000).Reverse().Select(static i => Correlation($"c{i}", $"c{i - 1}")));

        Assert.Equal(CorrelationReferences.MaxDepth, loaded.Correlations.Count);
        Assert.Single(loaded.Errors, static one => one.Kind == DiagnosticKinds.ExcessiveReferences);
        Assert.Equal(10_000 - CorrelationReferences.MaxDepth, loaded.Errors.Count());
    }

    [Fact]
    public void Load_ManyOverOneOfManyWays_StopsAtTheBoundOfAll()
    {
        string[] chain = [Correlation("c1", [.. Enumerable.Repeat("c0", 50)]), Correlation("c2", [.. Enumerable.Repeat("c1", 50)])];

        var loaded = Load(chain.Concat(Enumerable.Range(3, 100).Select(static i => Correlation($"c{i}", "c2"))));

        // 50 and 2,500 ways to the first two; then 2,500 to each.
        Assert.Equal(2 + 38, loaded.Correlations.Count);
        Assert.All(loaded.Errors, static one => Assert.Equal(DiagnosticKinds.ExcessiveReferences, one.Kind));
    }

    private static SigmaLoadResult Load(IEnumerable<string> correlations) => SigmaRules.Load(Rule + string.Concat(correlations.Select(static one => $"---\n{one}")));

    private static string Correlation(string id, params string[] rules) =>
        $"title: Correlation\nid: {id}\ncorrelation: {{type: event_count, rules: [{string.Join(", ", rules)}], timespan: 1m, condition: {{gte: 2}}}}\n";
}
