using HelmAI.Analytics.Detection;
using HelmAI.Analytics.Intelligence.Lists;
using HelmAI.Core.Events;
using HelmAI.Core.Intelligence;
using HelmAI.Tests.Analytics.Intelligence.Matching;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.Analytics.Intelligence.Patterns.Live;

public sealed class PatternStreamTests
{
    private const string Digest = "175a021bbfb6489e54d471899f7db9d1663fc695ec2fe2a2c4538aabf651fd0f";

    [Theory]
    [InlineData("[domain-name:value = 'Evil.Test' OR ipv4-addr:value = '198.51.100.7']", """{"query":"a.evil.test"}""", true)]
    [InlineData("[domain-name:value IN ('evil.test', 'bad.test')]", """{"query":"bad.test"}""", true)]
    [InlineData("[domain-name:value = 'evil.test'] OR [url:value = 'http://bad.test/x']", """{"url":"http://bad.test/x/y"}""", true)]
    [InlineData("[ipv4-addr:value ISSUBSET '198.51.100.0/24']", """{"src_ip":"198.51.100.9"}""", true)]
    [InlineData("[ipv4-addr:value ISSUBSET '198.51.100.0/24']", """{"src_ip":"198.51.101.9"}""", false)]
    [InlineData("[domain-name:value LIKE '%.evil.test']", """{"text":"to a.evil.test"}""", true)]
    [InlineData("[domain-name:value MATCHES '^a[0-9]+[.]test$']", """{"query":"a42.test"}""", true)]
    [InlineData("[domain-name:value MATCHES '^a[0-9]+[.]test$']", """{"query":"ab.test"}""", false)]
    [InlineData("[file:name = 'a.exe' AND file:hashes.'SHA-256' = '" + Digest + "']", """{"Image":"C:\\x\\a.exe","Hashes":"SHA256=175A021BBFB6489E54D471899F7DB9D1663FC695EC2FE2A2C4538AABF651FD0F"}""", true)]
    [InlineData("[file:name = 'b.exe' AND file:hashes.'SHA-256' = '" + Digest + "']", """{"Image":"C:\\x\\a.exe","Hashes":"SHA256=175A021BBFB6489E54D471899F7DB9D1663FC695EC2FE2A2C4538AABF651FD0F"}""", false)]
    [InlineData("[process:command_line MATCHES '-enc' AND process:image_ref.name = 'powershell.exe']", """{"Image":"C:\\x\\powershell.exe","CommandLine":"powershell -enc AAAA"}""", true)]
    [InlineData("[process:command_line MATCHES '-enc' AND process:image_ref.name = 'powershell.exe']", """{"Image":"C:\\x\\pwsh.exe","CommandLine":"powershell -enc AAAA"}""", false)]
    [InlineData("[process:parent_ref.image_ref.name = 'winword.exe']", """{"Image":"C:\\x\\cmd.exe","ParentImage":"C:\\x\\winword.exe"}""", true)]
    [InlineData("[network-traffic:dst_ref.value = '198.51.100.7' AND network-traffic:dst_port = 8443]", """{"dst_ip":"198.51.100.7","dst_port":8443}""", true)]
    [InlineData("[network-traffic:dst_ref.value = '198.51.100.7' AND network-traffic:dst_port = 8443]", """{"src_ip":"198.51.100.7","dst_port":8443}""", false)]
    [InlineData("[network-traffic:dst_port IN (4444, 5555)]", """{"destination":{"ip":"192.0.2.1","port":"4444"}}""", true)]
    [InlineData("[network-traffic:extensions.'http-request-ext'.request_header.'User-Agent' LIKE 'Evil%']", """{"user_agent":"EvilBot/1.0"}""", true)]
    [InlineData("[network-traffic:protocols[*] = 'tcp' AND network-traffic:dst_port = 23]", """{"protocol":"TCP","dst_port":23}""", true)]
    [InlineData("[user-account:account_login = 'mallory']", """{"user_id":"mallory"}""", true)]
    [InlineData("[windows-registry-key:key LIKE 'HKLM\\\\Software\\\\Evil%']", """{"TargetObject":"HKLM\\Software\\Evil\\x"}""", true)]
    [InlineData("[email-message:from_ref.value = 'Mallory@evil.test' AND email-message:subject LIKE '%invoice%']", """{"mail_from":"mallory@evil.test","subject":"your invoice 5"}""", true)]
    [InlineData("[domain-name:value = 'evil.test' AND domain-name:value != 'evil.test']", """{"query":"evil.test"}""", false)]
    public async Task Detect_PatternOverOneEvent_IsMetAsThePatternSays(string pattern, string json, bool isMet)
    {
        using var live = await LiveContent.LoadAsync(others: [new FixedSource(Indicator(pattern))]);

        var findings = live.Findings(Some.Event(json));

        Assert.Equal(isMet ? ["indicator:indicator--1"] : [], findings.Select(static one => one.RuleId));
    }

    [Theory]
    [InlineData("[domain-name:value = 'a.test'] FOLLOWEDBY [domain-name:value = 'b.test']", "a b", "b")]
    [InlineData("[domain-name:value = 'a.test'] FOLLOWEDBY [domain-name:value = 'b.test']", "b a", "")]
    [InlineData("[domain-name:value = 'a.test'] AND [domain-name:value = 'b.test']", "b a", "a")]
    [InlineData("([domain-name:value = 'a.test'] AND [domain-name:value = 'b.test']) WITHIN 90 SECONDS", "b a", "a")]
    [InlineData("([domain-name:value = 'a.test'] AND [domain-name:value = 'b.test']) WITHIN 90 SECONDS", "b x a", "")]
    [InlineData("[domain-name:value = 'a.test'] REPEATS 3 TIMES", "a a x a a", "a")]
    [InlineData("[domain-name:value = 'a.test'] REPEATS 2 TIMES WITHIN 300 SECONDS", "a a a a", "a a")]
    [InlineData("[domain-name:value = 'a.test' OR domain-name:value = 'b.test'] REPEATS 2 TIMES", "a b", "b")]
    [InlineData("[domain-name:value = 'x.test'] OR ([domain-name:value = 'a.test'] FOLLOWEDBY [domain-name:value = 'b.test'])", "x a b", "x b")]
    public async Task Fold_PatternOverSeveralEvents_IsMetByTheOneThatCompletesIt(string pattern, string names, string completing)
    {
        using var live = await LiveContent.LoadAsync(others: [new FixedSource(Indicator(pattern))]);
        var session = live.CreateSession();
        var correlator = Assert.Single(session.CorrelatorsOf(Some.Tenant));

        // A minute apart, and folded one by one, as batches may be.
        ReadOnlyMemory<byte> state = default;
        List<string> completed = [];
        var minute = 0;
        foreach (var name in names.Split(' '))
        {
            var output = session.Detect(Some.Event($$"""{"query":"{{name}}.test"}""") with { Timestamp = Some.Time.AddMinutes(minute++) });
            Assert.Empty(output.Findings);
            if (output.Observations.Count > 0)
            {
                var step = correlator.Fold(state, output.Observations);
                state = step.State;
                Assert.InRange(step.ExpiresAt, Some.Time, Some.Time.AddDays(2));
                completed.AddRange(step.Findings.Select(one => one.Finding.RuleId == correlator.RuleId ? name : "?"));
            }
        }

        Assert.Equal(completing, string.Join(' ', completed));
    }

    [Fact]
    public async Task Fold_ManyEvents_RemembersNoMoreThanItMay()
    {
        using var live = await LiveContent.LoadAsync(others: [new FixedSource(Indicator("[domain-name:value = 'a.test'] FOLLOWEDBY [domain-name:value = 'b.test']"))]);
        var correlator = Assert.Single(live.CreateSession().CorrelatorsOf(Some.Tenant));
        var observations = Enumerable.Range(0, 1_000).Select(i => new Observation(correlator.RuleId, "", Some.Id(), Some.Time.AddSeconds(i), null, 1)).ToArray();

        Assert.InRange(correlator.Fold(default, observations).State.Length, 1, 2_048);
    }

    [Fact]
    public async Task Load_PatternsThatCantBeUsed_AreLeftOut()
    {
        var many = string.Join(" AND ", Enumerable.Range(0, 40).Select(static i => $"[domain-name:value LIKE 'a{i}']"));
        using var live = await LiveContent.LoadAsync(others: [new FixedSource(Indicator("[domain-name:value ="), Indicator(many), Indicator("[domain-name:value LIKE 'a']"))]);

        Assert.Equal(1, live.Indicators.Layers[1].Count);
    }

    [Theory]
    [InlineData(true, "[file:name = 'a'] START '2020-01-01T00:00:00Z' STOP '2040-01-01T00:00:00Z'", 1)]
    [InlineData(false, "[file:name = 'a'] START '2020-01-01T00:00:00Z' STOP '2040-01-01T00:00:00Z'", 0)]
    [InlineData(false, "[file:name = 'a'] START t'2020-01-01T00:00:00Z' STOP t'2040-01-01T00:00:00Z'", 1)]
    public async Task Load_Pattern_IsReadInTheLanguageOfItsVersion(bool isStix20, string pattern, int count)
    {
        using var live = await LiveContent.LoadAsync(others: [new FixedSource(Indicator(pattern) with { IsStix20 = isStix20 })]);

        Assert.Equal(count, live.Indicators.Layers[1].Count);
    }

    [Fact]
    public async Task Detect_ValueOfAPatternOverSeveralEventsOnAnAllowList_IsNotObserved()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("list.json"), """{"name":"A list","type":"hostname","matching_attributes":["domain"],"list":["good.test"]}""");
        using var live = await LiveContent.LoadAsync(
            new IndicatorOptions { AllowLists = folder.Path },
            new FixedSource(Indicator("[domain-name:value = 'good.test'] AND [domain-name:value = 'evil.test']")));
        var session = live.CreateSession();

        Assert.Empty(session.Detect(Some.Event("""{"query":"good.test"}""")).Observations);
        Assert.Equal(0b10, Assert.Single(session.Detect(Some.Event("""{"query":"evil.test","other":"good.test"}""")).Observations).Part);
    }

    [Fact]
    public async Task Load_PatternsLookedAtWithEveryEvent_AreNoMoreThanMayBe()
    {
        var patterns = Enumerable.Range(0, 1_001).Select(static i => Indicator($"[domain-name:value LIKE 'a{i}']")).Append(Indicator("[domain-name:value = 'a.test' AND domain-name:value LIKE 'a%']"));
        using var live = await LiveContent.LoadAsync(others: [new FixedSource([.. patterns])]);

        Assert.Equal(1_001, live.Indicators.Layers[1].Count);
    }

    [Fact]
    public async Task Detect_PatternsEvidence_NamesTheValueAndThePattern()
    {
        const string Pattern = "[domain-name:value = 'evil.test' AND domain-name:value LIKE 'e%']";
        using var live = await LiveContent.LoadAsync(others: [new FixedSource(Indicator(Pattern))]);

        var finding = Assert.Single(live.Findings(Some.Event("""{"query":"evil.test"}""")));

        Assert.Equal(new Evidence("query", "evil.test", Pattern) { Selection = "feed: indicator--1" }, Assert.Single(finding.Evidence));
        Assert.Equal("Known malicious pattern: Dropper", finding.Title);
    }

    private static IndexedIndicator Indicator(string pattern) => new() { Source = "feed", Id = "indicator--1", Pattern = pattern, Name = "Dropper" };
}
