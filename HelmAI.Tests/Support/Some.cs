using System.Security.Cryptography;
using System.Text;
using HelmAI.Core.Activity;
using HelmAI.Core.Administration;
using HelmAI.Core.Alerts;
using HelmAI.Core.Audit;
using HelmAI.Core.Events;
using HelmAI.Core.Security;
using HelmAI.Core.Storage;
using HelmAI.Core.Webhooks;

namespace HelmAI.Tests.Support;

/// <summary>A valid thing of each kind, so that a test shows only what matters to it: <c>Some.Event() with { UserId = "ann" }</c>.</summary>
internal static class Some
{
    public const string Tenant = "acme";

    public static readonly DateTimeOffset Time = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    /// <summary>A key-encryption key, as settings take it.</summary>
    public const string EncryptionKeyText = "0123456789012345678901234567890123456789012";

    /// <summary>Another one.</summary>
    public const string OtherEncryptionKeyText = "9876543210987654321098765432109876543210987";

    public static readonly EncryptionSettings Encryption = new(EncryptionKey.TryParse(EncryptionKeyText)!);

    public static Guid Id() => Guid.CreateVersion7(Time);

    public static SecurityEvent Event(string payload = """{"event_type":"login"}""") => new()
    {
        Id = Id(),
        TenantId = Tenant,
        ReceivedAt = Time,
        Timestamp = Time,
        Payload = Encoding.UTF8.GetBytes(payload),
    };

    public static EventSubmission Submission(string? key = null, string body = "body") =>
        new(Event(), key is null ? null : new(Hash(key), Hash(body)));

    public static EventSubmission Submission(SecurityEvent submitted) => new(submitted);

    public static EventSubmission[] Submissions(int count) => [.. Enumerable.Range(0, count).Select(_ => Submission())];

    public static ActivityRecord Activity(ActivityKind kind = ActivityKind.Activity) => new()
    {
        Id = Id(),
        TenantId = Tenant,
        Kind = kind,
        OccurredAt = Time,
        ReceivedAt = Time,
        UserId = "ann",
        Name = "something",
    };

    public static Finding Finding(string ruleId = "rule-1", Severity severity = Severity.High, double confidence = 0.9) => new()
    {
        RuleId = ruleId,
        Title = "Something was found",
        Severity = severity,
        Confidence = confidence,
        Contribution = 0.855,
        Entity = new("user", "ann"),
        Tags = ["attack.t1059.001"],
        Evidence = [new("process.command_line", "evil.exe", "evil*"), new("user_id", "ann")],
        RecommendedActions = ["Isolate the host"],
    };

    public static Assessment Assessment(SecurityEvent assessed) => new()
    {
        EventId = assessed.Id,
        TenantId = assessed.TenantId,
        Status = EventStatus.Processed,
        AnalyzedAt = Time.AddSeconds(1),
    };

    public static AnalysisResult Result(SecurityEvent assessed, params RaisedAlert[] alerts) => new(Assessment(assessed), alerts);

    public static RaisedAlert Alert(string fingerprint = "alert") => new()
    {
        Id = Id(),
        Fingerprint = Hash(fingerprint),
        WindowStart = Time,
        RuleId = "rule-1",
        Title = "Something was found",
        Severity = Severity.High,
        Entity = new("user", "ann"),
        RiskScore = 0.95,
        Tags = ["attack.t1059.001"],
        Evidence = [new("user_id", "ann")],
        RecommendedActions = ["Isolate the host"],
        CreatedAt = Time.AddSeconds(1),
    };

    public static AlertCommand Command(Guid alertId, AlertAction action) => new()
    {
        TenantId = Tenant,
        AlertId = alertId,
        Action = action,
        KeyId = "key-1",
        KeyName = "console",
    };

    public static Suppression Suppression() => new()
    {
        Id = Id(),
        TenantId = Tenant,
        RuleId = "rule-1",
        EntityType = "user",
        EntityValue = "ann",
        Until = new DateTimeOffset(2099, 1, 31, 0, 0, 0, TimeSpan.Zero),
        CreatedAt = Time,
        CreatedBy = "key-1",
    };

    public static Tenant TenantRow(string id = Tenant) => new() { Id = id, Name = "Acme Ltd", CreatedAt = Time };

    public static ApiKey ApiKeyRow(string tenantId = Tenant) => new()
    {
        Id = Id(),
        TenantId = tenantId,
        Name = "A key",
        Scopes = ["events:read", "events:write"],
        SecretHash = Hash("secret"),
        CreatedAt = Time,
        CreatedBy = "default",
    };

    public static Webhook Webhook(string url = "https://hooks.example/helm") => new()
    {
        Id = Id(),
        TenantId = Tenant,
        Name = "On call",
        Url = url,
        CreatedAt = Time,
        CreatedBy = "default",
        UpdatedAt = Time,
    };

    public static AuditEntry AuditEntry(string route = "GetEvent") => new()
    {
        Id = Id(),
        TenantId = Tenant,
        OccurredAt = Time,
        KeyId = "key-1",
        Address = "192.0.2.7",
        Method = "GET",
        Route = route,
        Target = "target-1",
        Outcome = 200,
        RequestId = "request-1",
    };

    public static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
