namespace HelmAI.Core.Storage.Analysis;

/// <summary>What bounds a claim beside the number of its events.</summary>
internal static class ClaimLimits
{
    /// <summary>How many bytes of payload are claimed together; the first event comes whatever its size.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;
}
