namespace HelmAI.ApiService.Administration.Keys;

/// <summary>A page of keys.</summary>
internal sealed record KeyListResponse
{
    /// <summary>The keys, newest first.</summary>
    public required IReadOnlyList<KeyResponse> Keys { get; init; }

    /// <summary>Where the next page begins; null on the last one.</summary>
    public required string? NextCursor { get; init; }
}
