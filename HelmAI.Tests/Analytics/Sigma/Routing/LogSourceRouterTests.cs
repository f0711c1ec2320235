using HelmAI.Analytics.Detection.Sigma.Linting;
using HelmAI.Analytics.Detection.Sigma.Routing;

namespace HelmAI.Tests.Analytics.Sigma.Routing;

/// <summary>Which rules an event meets, by our mapping, in all shapes that it may have.</summary>
public sealed class LogSourceRouterTests(CommunityRules community) : IClassFixture<CommunityRules>
{
    [Theory]
    [InlineData("{product: windows, category: process_creation}", """{"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":1}""", true)]
    [InlineData("{product: windows, category: process_creation}", """{"Channel":"microsoft-windows-sysmon/operational","EventID":"1"}""", true)]
    [InlineData("{product: windows, category: process_creation}", """{"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":3}""", false)]
    [InlineData("{product: windows, category: process_creation}", """{"Channel":"Security","EventID":1}""", false)]
    [InlineData("{product: windows, category: process_creation}", """{"Channel":"Security","EventID":4688}""", true)]
    [InlineData("{product: windows, service: security}", """{"Channel":"Security","EventID":4688}""", true)]
    [InlineData("{product: windows}", """{"Channel":"Whatever"}""", true)]
    [InlineData("{product: windows}", """{"message":"hello"}""", false)]
    [InlineData("{product: windows, service: sysmon}", """{"Event":{"System":{"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":5}}}""", true)]
    [InlineData("{product: windows, category: process_creation}", """{"winlog":{"channel":"Microsoft-Windows-Sysmon/Operational","event_id":1}}""", true)]
    [InlineData("{product: windows, category: process_creation}", """{"log_name":"Microsoft-Windows-Sysmon/Operational","event_id":1}""", true)]
    [InlineData("{category: antivirus}", """{"Channel":"Microsoft-Windows-Windows Defender/Operational","EventID":1116}""", true)]
    [InlineData("{category: antivirus}", """{"Channel":"Microsoft-Windows-Windows Defender/Operational","EventID":1}""", false)]
    [InlineData("{}", """{"message":"hello"}""", true)]
    [InlineData("{product: cisco, service: aaa}", """{"logsource":{"product":"Cisco","service":"aaa"}}""", true)]
    [InlineData("{product: cisco}", """{"logsource":{"product":"cisco","service":"aaa"}}""", true)]
    [InlineData("{product: cisco, service: bgp}", """{"logsource":{"product":"cisco","service":"aaa"}}""", false)]
    [InlineData("{category: process_creation, product: linux}", """{"logsource.category":"process_creation","logsource.product":"linux"}""", true)]
    [InlineData("{product: windows, category: process_creation}", """{"logsource":{"product":"windows","service":"sysmon"},"EventID":1}""", true)]
    [InlineData("{product: linux, service: auditd}", """{"type":"EXECVE","a0":"ls"}""", true)]
    [InlineData("{product: linux, category: process_creation}", """{"host":{"os":{"type":"linux"}},"event":{"category":["process"],"type":["start"]}}""", true)]
    [InlineData("{product: linux, category: process_creation}", """{"Channel":"Linux-Sysmon/Operational","EventID":1}""", true)]
    [InlineData("{product: macos, category: process_creation}", """{"host.os.type":"macos","event.category":"process","event.type":"start"}""", true)]
    [InlineData("{product: aws, service: cloudtrail}", """{"eventSource":"iam.amazonaws.com","eventName":"CreateUser"}""", true)]
    [InlineData("{product: azure, service: signinlogs}", """{"category":"SignInLogs","properties":{}}""", true)]
    [InlineData("{product: gcp, service: gcp.audit}", """{"protoPayload":{"methodName":"x"}}""", true)]
    [InlineData("{product: okta, service: okta}", """{"eventType":"user.session.start","actor":{"alternateId":"a"}}""", true)]
    [InlineData("{product: m365, service: audit}", """{"Workload":"Exchange","Operation":"New-InboxRule"}""", true)]
    [InlineData("{product: kubernetes, service: audit}", """{"apiVersion":"audit.k8s.io/v1","verb":"create"}""", true)]
    [InlineData("{product: github, service: audit}", """{"@timestamp":1,"action":"repo.create","actor":"x"}""", true)]
    [InlineData("{category: webserver}", """{"cs-uri-stem":"/a","sc-status":200}""", true)]
    [InlineData("{category: proxy}", """{"c-uri":"http://x/a","cs-host":"x"}""", true)]
    [InlineData("{category: dns}", """{"dns":{"question":{"name":"x"}}}""", true)]
    [InlineData("{category: firewall}", """{"src_ip":"10.0.0.1","dst_ip":"10.0.0.2","action":"deny"}""", true)]
    [InlineData("{product: zeek, service: http}", """{"_path":"http"}""", true)]
    public void Detect_RuleForLogSource_MeetsItsEventsOnly(string source, string json, bool expected)
    {
        var rule = $"title: Any\nid: any\nlogsource: {source}\ndetection:\n    selection:\n        nothing.of.the.kind|exists: false\n    condition: selection";

        var findings = SigmaRules.Engine(rule, mapping: community.Mapping).CreateSession().Detect(SigmaRules.Event(json)).Findings;

        Assert.Equal(expected, findings.Count == 1);
    }

    [Fact]
    public void Load_OurMappings_NothingToSay() =>
        Assert.Empty(MappingLoader.LoadDirectory(Path.Combine(AppContext.BaseDirectory, "Rules", "logsources")).Diagnostics);

    [SharedDataFact]
    public void Load_CommunityRules_EveryLogSourceIsMapped() =>
        Assert.DoesNotContain(SigmaLinter.Lint(community.Rules, community.Mapping), static said => said.Kind.Code == "SIGMA404");

    [Theory]
    [InlineData("CommandLine: 'x y'", """{"Event":{"System":{"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":1},"EventData":{"CommandLine":"x y"}}}""")]
    [InlineData("CommandLine: 'x y'", """{"winlog":{"channel":"Microsoft-Windows-Sysmon/Operational","event_id":1,"event_data":{"CommandLine":"x y"}}}""")]
    [InlineData("CommandLine: 'x y'", """{"log_name":"Microsoft-Windows-Sysmon/Operational","event_id":1,"event_data":{"CommandLine":"x y"}}""")]
    [InlineData("CommandLine: 'x y'", """{"winlog.channel":"Microsoft-Windows-Sysmon/Operational","winlog.event_id":1,"process":{"command_line":"x y"}}""")]
    [InlineData("ParentImage: 'p'", """{"winlog.channel":"Microsoft-Windows-Sysmon/Operational","event.code":"1","process.parent.executable":"p"}""")]
    [InlineData("Provider_Name: 'p'", """{"Event":{"System":{"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":1,"Provider":{"#attributes":{"Name":"p"}}}}}""")]
    [InlineData("CommandLine: 'x'", """{"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":1,"UserData":{"Some":{"CommandLine":"x"}}}""")]
    [InlineData("CommandLine: 'x'", """{"CHANNEL":"Microsoft-Windows-Sysmon/Operational","eventid":1,"commandline":"x"}""")]
    public void Detect_EventInAnyShape_ItsFieldsAreFound(string items, string json)
    {
        var rule = SigmaRules.Selection(items).Replace("category: test", "{product: windows, category: process_creation}", StringComparison.Ordinal).Replace("logsource:\n    {", "logsource: {", StringComparison.Ordinal);

        Assert.Single(SigmaRules.Engine(rule, mapping: community.Mapping).CreateSession().Detect(SigmaRules.Event(json)).Findings);
    }

    [Theory]
    [InlineData("Image: 'a.exe'", """{"Channel":"Security","EventID":4688,"NewProcessName":"A.exe"}""")]
    [InlineData("ParentImage: 'a.exe'", """{"Event":{"System":{"Channel":"Security","EventID":4688},"EventData":{"ParentProcessName":"A.exe"}}}""")]
    [InlineData("Provider_Name: 'p'", """{"Channel":"Security","EventID":4688,"SourceName":"P"}""")]
    public void Detect_OptionalWindowsNames_AreFoundOnlyWhereTheMappingIsLoaded(string items, string json)
    {
        var optional = MappingLoader.LoadDirectory(Path.Combine(AppContext.BaseDirectory, "Rules", "logsources", "optional"));
        var rule = SigmaRules.Selection(items).Replace("    category: test", "    product: windows\n    category: process_creation", StringComparison.Ordinal);

        Assert.Empty(optional.Diagnostics);
        Assert.Single(SigmaRules.Engine(rule, mapping: LogSourceMapping.Join([optional.Mapping, community.Mapping])).CreateSession().Detect(SigmaRules.Event(json)).Findings);
        Assert.Empty(SigmaRules.Engine(rule, mapping: community.Mapping).CreateSession().Detect(SigmaRules.Event(json)).Findings);
    }
}
