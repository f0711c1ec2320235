using HelmAI.Core.Intelligence;

namespace HelmAI.Tests.Support;

/// <summary>Valid indicators and what belongs to them, so that a test shows only what matters to it.</summary>
internal static class SomeIntelligence
{
    public static Indicator Indicator(string value = "198.51.100.7", DateTimeOffset? modified = null) => new()
    {
        TenantId = Some.Tenant,
        Id = Some.Id(),
        Source = "test",
        Type = ObservableType.IPv4,
        Value = value,
        ValidFrom = modified ?? Some.Time,
        Created = modified ?? Some.Time,
        Modified = modified ?? Some.Time,
        IsDated = true,
    };

    /// <summary>An indicator as a bundle has it.</summary>
    public static string Stix(Guid id, string pattern, string modified = "2026-11-01T12:00:00.000Z", string more = "") =>
        $$"""
        {"type":"indicator","spec_version":"2.1","id":"indicator--{{id}}","created":"2026-11-01T12:00:00.000Z","modified":"{{modified}}","pattern":"{{pattern}}",
        "pattern_type":"stix","valid_from":"2026-11-01T12:00:00Z"{{more}}}
        """;

    /// <summary>A bundle of objects.</summary>
    public static string Bundle(params string[] objects) =>
        $$"""{"type":"bundle","id":"bundle--44af6c39-c09b-49c5-9de2-394224b04982","objects":[{{string.Join(",", objects)}}]}""";
}
