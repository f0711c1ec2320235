namespace HelmAI.Tests.Analytics.Sigma.Specification;

/// <summary>The filters specification 2.1. A filter's condition is joined by and, as the reference implementation does.</summary>
public sealed class FilterTests
{
    private const string Rules = """
        title: Archiver
        id: one
        name: archiver
        logsource:
            category: process_creation
            product: windows
        detection:
            selection:
                Image|endswith: rar.exe
            condition: selection
        ---
        title: Logon
        id: two
        logsource:
            product: windows
            service: security
        detection:
            selection:
                Image|endswith: rar.exe
            condition: selection
        ---
        """;

    [Theory]
    [InlineData("refers to one or multiple Sigma rules where to add the filter", "[one]", "{category: process_creation, product: windows}", "not selection", "adm_x", "two")]
    [InlineData("refers to one or multiple Sigma rules where to add the filter", "[one]", "{category: process_creation, product: windows}", "not selection", "bob", "one,two")]
    [InlineData("a rule can be referred to by its name", "[archiver]", "{product: windows}", "not selection", "adm_x", "two")]
    [InlineData("the log source must be that of the rule", "[one, two]", "{category: process_creation}", "not selection", "adm_x", "two")]
    [InlineData("any rule", "any", "{product: windows}", "not selection", "adm_x", "")]
    [InlineData("the condition says what events must be like", "[one]", "{product: windows}", "selection", "bob", "two")]
    public void Detect_WithFilter_SuppressesMatches(string sentence, string rules, string source, string condition, string user, string expected)
    {
        var yaml = Rules + $"\ntitle: Filter\nid: filter\nlogsource: {source}\nfilter:\n    rules: {rules}\n    selection:\n        User|startswith: adm_\n    condition: {condition}";

        var findings = SigmaRules.Engine(yaml).CreateSession().Detect(SigmaRules.Event($$"""{"Image":"C:\\rar.exe","User":"{{user}}"}""")).Findings;

        Assert.True(expected == string.Join(',', findings.Select(static one => one.RuleId)), sentence);
    }

    [Theory]
    [InlineData("title, use: mandatory", "title: F\n", "", "SIGMA003")]
    [InlineData("Log source, use: mandatory", "logsource: {product: windows}\n", "", "SIGMA003")]
    [InlineData("Relative rules, use: mandatory", "    rules: [one]\n", "", "SIGMA003")]
    [InlineData("filter selection, use: mandatory", "    selection:\n        A: b\n", "", "SIGMA102")]
    [InlineData("filter condition, use: mandatory", "    condition: not selection", "", "SIGMA003")]
    public void Load_FilterWithoutMandatoryMember_IsAnErrorAndFiltersNothing(string sentence, string member, string replacement, string code)
    {
        const string Filter = "title: F\nlogsource: {product: windows}\nfilter:\n    rules: [one]\n    selection:\n        A: b\n    condition: not selection";

        var loaded = SigmaRules.Load(Filter.Replace(member, replacement, StringComparison.Ordinal));

        Assert.True(loaded.Errors.Any(error => error.Kind.Code == code), sentence);
    }

    [Theory]
    [InlineData("id, use: optional: UUIDs (version 4) are recommended but not mandatory", "id: mine")]
    [InlineData("Description, use: optional", "description: The valid administrator account start with adm_")]
    [InlineData("Date, Modified: YYYY-MM-DD", "date: 2026-01-02\nmodified: 2026-01-03")]
    [InlineData("It has no level or status", "author: Somebody")]
    public void Load_FilterWithOptionalMembers_NothingToSay(string sentence, string members)
    {
        var yaml = $"{Rules}\ntitle: F\n{members}\nlogsource: {{product: windows}}\nfilter:\n    rules: [one]\n    selection:\n        A: b\n    condition: not selection";

        Assert.True(SigmaRules.Load(yaml).Diagnostics.Count == 0, sentence);
    }

    [Fact]
    public void Load_FilterOfNoRule_Warns() =>
        Assert.Contains(
            SigmaRules.Load("title: F\nid: f\nlogsource: {product: windows}\nfilter:\n    rules: [nobody]\n    selection:\n        A: b\n    condition: not selection").Warnings,
            static warning => warning.Kind.Code == "SIGMA303");

    [Fact]
    public void Load_FilterThatKeeps_Warns() =>
        Assert.Contains(
            SigmaRules.Load("title: F\nid: f\nlogsource: {product: windows}\nfilter:\n    rules: any\n    selection:\n        A: b\n    condition: selection").Warnings,
            static warning => warning.Kind.Code == "SIGMA304");
}
