namespace HelmAI.ApiService.Activity;

/// <summary>The answer to an activity that was stored.</summary>
internal sealed record TrackedResponse
{
    /// <summary>Whether it was stored: always true, since what was not stored is answered with an error.</summary>
    public required bool Success { get; init; }

    /// <summary>The activity's identity: a UUID version 7.</summary>
    public required Guid Id { get; init; }
}
