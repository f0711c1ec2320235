using HelmAI.Core.Events;

namespace HelmAI.Core.Storage.Encryption;

/// <summary>A result with its details as they are stored.</summary>
/// <param name="Result">The result.</param>
/// <param name="Details">The assessment's details; <see langword="null"/> where it has none.</param>
/// <param name="Alerts">Its alerts.</param>
internal sealed record SealedResult(AnalysisResult Result, byte[]? Details, IReadOnlyList<SealedAlert> Alerts)
{
    /// <summary>A result that has no details.</summary>
    /// <param name="assessment">The assessment.</param>
    /// <returns>The result.</returns>
    public static SealedResult Bare(Assessment assessment) => new(new(assessment, []), Details: null, []);
}
