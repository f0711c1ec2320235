using HelmAI.Core.Events;

namespace HelmAI.Core.Storage.Analysis;

/// <summary>What is stored in place of a result that the database refuses.</summary>
internal static class RefusedResult
{
    /// <summary>The result that says why there is none.</summary>
    /// <param name="result">What was refused.</param>
    /// <param name="fault">Why.</param>
    /// <returns>A failed assessment that raises nothing.</returns>
    public static AnalysisResult Fail(AnalysisResult result, Exception fault) => new(
        new()
        {
            EventId = result.Assessment.EventId,
            TenantId = result.Assessment.TenantId,
            Status = EventStatus.Failed,
            ProcessingTime = result.Assessment.ProcessingTime,
            AnalyzedAt = result.Assessment.AnalyzedAt,
            Error = $"The database refused the result: {fault.Message}",
        },
        []);
}
