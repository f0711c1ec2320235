using HelmAI.Core.Audit;

namespace HelmAI.ApiService.Gateway.Audit;

/// <summary>Whether the audit log is what it was.</summary>
internal sealed record AuditVerificationResponse
{
    /// <summary>Whether every sealed entry is there, unchanged and in its place.</summary>
    public required bool Intact { get; init; }

    /// <summary>How many entries, from the first on, are what they were.</summary>
    public required long Entries { get; init; }

    /// <summary>How many entries are not sealed yet; nothing can be said about them.</summary>
    public required long Unsealed { get; init; }

    /// <summary>The first place where the log is not what it was; null where it is intact.</summary>
    public required AuditBreakResponse? Broken { get; init; }

    /// <summary>Describes a verification.</summary>
    /// <param name="verification">The verification.</param>
    /// <returns>The description.</returns>
    public static AuditVerificationResponse From(AuditVerification verification) => new()
    {
        Intact = verification.Break is null,
        Entries = verification.Entries,
        Unsealed = verification.Unsealed,
        Broken = AuditBreakResponse.From(verification.Break),
    };
}
