using HelmAI.Core.Intelligence;
using HelmAI.Tests.Analytics.Intelligence.Matching;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.Analytics.Intelligence.Patterns.Live;

/// <summary>Every property that is an observable is met in the same events, however a pattern asks for it.</summary>
public sealed class ObservablePathsTests
{
    [Theory]
    [InlineData("ipv4-addr:value", "198.51.100.7", """{"src_ip":"198.51.100.7"}""")]
    [InlineData("ipv6-addr:value", "2001:db8::7", """{"src_ip":"2001:db8::7"}""")]
    [InlineData("domain-name:value", "evil.test", """{"query":"evil.test"}""")]
    [InlineData("url:value", "http://evil.test/x", """{"url":"http://evil.test/x"}""")]
    [InlineData("email-addr:value", "mallory@evil.test", """{"mail_from":"mallory@evil.test"}""")]
    [InlineData("file:hashes.MD5", "175a021bbfb6489e54d471899f7db9d1", """{"text":"175a021bbfb6489e54d471899f7db9d1"}""")]
    [InlineData("file:hashes.'SHA-1'", "175a021bbfb6489e54d471899f7db9d1663fc695", """{"text":"175a021bbfb6489e54d471899f7db9d1663fc695"}""")]
    [InlineData("file:hashes.'SHA-256'", "175a021bbfb6489e54d471899f7db9d1663fc695ec2fe2a2c4538aabf651fd0f", """{"text":"175a021bbfb6489e54d471899f7db9d1663fc695ec2fe2a2c4538aabf651fd0f"}""")]
    [InlineData("file:hashes.'SHA-512'", "175a021bbfb6489e54d471899f7db9d1663fc695ec2fe2a2c4538aabf651fd0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f", """{"text":"175a021bbfb6489e54d471899f7db9d1663fc695ec2fe2a2c4538aabf651fd0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f"}""")]
    [InlineData("file:name", "a.exe", """{"file_name":"a.exe"}""")]
    [InlineData("network-traffic:extensions.'http-request-ext'.request_header.'User-Agent'", "EvilBot/1.0", """{"user_agent":"EvilBot/1.0"}""")]
    [InlineData("network-traffic:x_ja3", "e7d705a3286e19ea42f587b344ee6865", """{"ja3":"e7d705a3286e19ea42f587b344ee6865"}""")]
    [InlineData("windows-registry-key:key", "HKLM\\\\Software\\\\Evil", """{"TargetObject":"HKLM\\Software\\Evil"}""")]
    [InlineData("file:hashes.SHA1", "175a021bbfb6489e54d471899f7db9d1663fc695", """{"text":"175a021bbfb6489e54d471899f7db9d1663fc695"}""")]
    [InlineData("file:hashes.SHA256", "175a021bbfb6489e54d471899f7db9d1663fc695ec2fe2a2c4538aabf651fd0f", """{"text":"175a021bbfb6489e54d471899f7db9d1663fc695ec2fe2a2c4538aabf651fd0f"}""")]
    [InlineData("file:hashes.SHA512", "175a021bbfb6489e54d471899f7db9d1663fc695ec2fe2a2c4538aabf651fd0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f", """{"text":"175a021bbfb6489e54d471899f7db9d1663fc695ec2fe2a2c4538aabf651fd0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f"}""")]
    [InlineData("artifact:hashes.MD5", "175a021bbfb6489e54d471899f7db9d1", """{"text":"175a021bbfb6489e54d471899f7db9d1"}""")]
    [InlineData("artifact:hashes.'SHA-256'", "175a021bbfb6489e54d471899f7db9d1663fc695ec2fe2a2c4538aabf651fd0f", """{"text":"175a021bbfb6489e54d471899f7db9d1663fc695ec2fe2a2c4538aabf651fd0f"}""")]
    [InlineData("network-traffic:src_ref.value", "198.51.100.7", """{"src_ip":"198.51.100.7"}""")]
    [InlineData("network-traffic:dst_ref.value", "198.51.100.7", """{"dst_ip":"198.51.100.7"}""")]
    [InlineData("email-message:from_ref.value", "mallory@evil.test", """{"mail_from":"mallory@evil.test"}""")]
    [InlineData("process:image_ref.name", "a.exe", """{"Image":"C:\\x\\a.exe"}""")]
    public async Task Detect_Property_IsMetAloneAndInEveryComparison(string path, string value, string json)
    {
        foreach (var pattern in new[]
        {
            $"[{path} = '{value}']",
            $"[{path} IN ('{value}')]",
            $"[{path} = '{value}' OR domain-name:value = 'other.test']",
            $"[{path} = '{value}' OR process:command_line LIKE '%other%']",
            $"[{path} = '{value}' AND {path} LIKE '%']",
        })
        {
            using var live = await LiveContent.LoadAsync(others: [new FixedSource(new IndexedIndicator { Source = "feed", Id = "indicator--1", Pattern = pattern })]);

            Assert.True(live.Findings(Some.Event(json)).Any(static one => one.RuleId == "indicator:indicator--1"), pattern);
            Assert.Empty(live.Findings(Some.Event("""{"query":"good.test"}""")));
        }
    }

    [Theory]
    [InlineData("network-traffic:dst_ref.value", """{"src_ip":"198.51.100.7"}""")]
    [InlineData("network-traffic:src_ref.value", """{"dst_ip":"198.51.100.7"}""")]
    public async Task Detect_AddressAtAnotherPlace_IsNotMet(string path, string json)
    {
        using var live = await LiveContent.LoadAsync(others: [new FixedSource(new IndexedIndicator { Source = "feed", Pattern = $"[{path} = '198.51.100.7']" })]);

        Assert.Empty(live.Findings(Some.Event(json)));
    }
}
