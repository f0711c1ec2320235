using System.ComponentModel.DataAnnotations;
using HelmAI.ServiceDefaults.Configuration;

namespace HelmAI.Analytics.Intelligence.Providers;

/// <summary>Which provider of threat intelligence is asked, how patiently, and for how long its answers are good.</summary>
internal sealed class ProviderOptions
{
    /// <summary>The configuration section; further providers are its list <c>Providers</c>, see <see cref="ProviderEntry"/>.</summary>
    public const string Section = "Intelligence";

    /// <summary>The base address of a threat database that answers <c>GET {base}/threats/{id}</c> in JSON. Not set by default.</summary>
    [Setting("THREAT_DB_URL", Example = "https://threats.example.com", Secret = true)]
    public string? ThreatDatabaseUrl { get; set; }

    /// <summary>The bearer token that is shown to that database. Not set by default.</summary>
    [Setting("HELM_THREAT_DB_TOKEN", Example = "a-token", Secret = true)]
    public string? ThreatDatabaseToken { get; set; }

    /// <summary>How long a provider may take for one try, in milliseconds, 50 to 60,000; 2,000 by default. All tries may take three times as long.</summary>
    [Setting("HELM_PROVIDER_TIMEOUT_MS", Example = "2000")]
    [Range(50, 60_000)]
    public int TimeoutMilliseconds { get; set; } = 2_000;

    /// <summary>How many requests each process has under way to one provider, 1 to 256; 8 by default.</summary>
    [Setting("HELM_PROVIDER_CONCURRENCY", Example = "8")]
    [Range(1, 256)]
    public int Concurrency { get; set; } = 8;

    /// <summary>How many requests each process makes to one provider in a minute, 1 to 1,000,000; 600 by default.</summary>
    [Setting("HELM_PROVIDER_REQUESTS_PER_MINUTE", Example = "600")]
    [Range(1, 1_000_000)]
    public int RequestsPerMinute { get; set; } = 600;

    /// <summary>For how long a provider that has failed too often is not asked, in seconds, 1 to 3,600; 15 by default.</summary>
    [Setting("HELM_PROVIDER_BREAK_SECONDS", Example = "15")]
    [Range(1, 3_600)]
    public int BreakSeconds { get; set; } = 15;

    /// <summary>The largest answer, in bytes, 256 to 16,777,216; 262,144 by default.</summary>
    [Setting("HELM_PROVIDER_MAX_BYTES", Example = "262144")]
    [Range(256, 16_777_216)]
    public int MaxBytes { get; set; } = 262_144;

    /// <summary>For how long the answer that a value is malicious is good, in seconds, 1 to 2,592,000; 3,600 by default.</summary>
    [Setting("HELM_PROVIDER_TTL_MALICIOUS_SECONDS", Example = "3600")]
    [Range(1, 2_592_000)]
    public int MaliciousSeconds { get; set; } = 3_600;

    /// <summary>For how long the answer that a value is suspicious is good, in seconds, 1 to 2,592,000; 1,800 by default.</summary>
    [Setting("HELM_PROVIDER_TTL_SUSPICIOUS_SECONDS", Example = "1800")]
    [Range(1, 2_592_000)]
    public int SuspiciousSeconds { get; set; } = 1_800;

    /// <summary>For how long the answer that a value is clean is good, in seconds, 1 to 2,592,000; 21,600 by default.</summary>
    [Setting("HELM_PROVIDER_TTL_CLEAN_SECONDS", Example = "21600")]
    [Range(1, 2_592_000)]
    public int CleanSeconds { get; set; } = 21_600;

    /// <summary>For how long the answer that nothing is known of a value is good, in seconds, 1 to 2,592,000; 600 by default.</summary>
    [Setting("HELM_PROVIDER_TTL_UNKNOWN_SECONDS", Example = "600")]
    [Range(1, 2_592_000)]
    public int UnknownSeconds { get; set; } = 600;
}
