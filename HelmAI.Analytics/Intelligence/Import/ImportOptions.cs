using System.ComponentModel.DataAnnotations;
using HelmAI.ServiceDefaults.Configuration;

namespace HelmAI.Analytics.Intelligence.Import;

/// <summary>Where imports of indicators come from, and how large they may be.</summary>
internal sealed class ImportOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "IndicatorImports";

    /// <summary>Files and directories of indicators, separated by commas, that are read at the start; what they hold works for all tenants. None by default.</summary>
    [Setting("HELM_INTEL_FILES", Example = "/etc/helm/intel,/etc/helm/bundle.json.gz")]
    public string? Files { get; set; }

    /// <summary>Where imports wait for their turn, durably; beside the SQLite database, else in <c>.helm</c> below the working directory, by default.</summary>
    [Setting("HELM_INTEL_SPOOL", Example = "/var/lib/helm/imports")]
    public string? Spool { get; set; }

    /// <summary>The largest import in MiB, packed as it comes: 1 to 65,536, by default 1,024.</summary>
    [Setting("HELM_INTEL_IMPORT_MAX_MB", Example = "1024")]
    [Range(1, 65_536)]
    public int MaxMegabytes { get; set; } = 1_024;

    /// <summary>How long an import's sender waits for its end, in milliseconds, before it is answered that the import is under way: 0 to 60,000, by default 2,000.</summary>
    [Setting("HELM_INTEL_IMPORT_WAIT_MS", Example = "2000")]
    [Range(0, 60_000)]
    public int WaitMilliseconds { get; set; } = 2_000;

    /// <summary>The files and directories one by one.</summary>
    public IReadOnlyList<string> Paths => Files?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
