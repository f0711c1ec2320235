using HelmAI.Core.Events;
using HelmAI.Core.Storage.Encryption;

namespace HelmAI.Core.Storage.Analysis;

/// <summary>What is stored in place of a result that the database refuses.</summary>
internal static class RefusedResult
{
    /// <summary>The result that says why there is none.</summary>
    /// <param name="result">What was refused.</param>
    /// <param name="fault">Why.</param>
    /// <returns>A failed assessment that raises nothing.</returns>
    public static SealedResult Fail(AnalysisResult result, Exception fault) => SealedResult.Bare(new()
    {
        EventId = result.Assessment.EventId,
        TenantId = result.Assessment.TenantId,
        Status = EventStatus.Failed,
        ProcessingTime = result.Assessment.ProcessingTime,
        AnalyzedAt = result.Assessment.AnalyzedAt,
        Error = $"The result could not be stored: {fault.Message}",
    });
}
