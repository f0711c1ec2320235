namespace HelmAI.ApiService.Gateway.Audit;

/// <summary>A page of the audit log.</summary>
internal sealed record AuditListResponse
{
    /// <summary>The entries, newest first.</summary>
    public required IReadOnlyList<AuditEntryResponse> Entries { get; init; }

    /// <summary>Where the next page begins; null on the last one.</summary>
    public required string? NextCursor { get; init; }
}
