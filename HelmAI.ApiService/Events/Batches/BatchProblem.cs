using HelmAI.Core.Errors;
using HelmAI.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HelmAI.ApiService.Events.Batches;

/// <summary>The answer where a batch did not come to its end.</summary>
internal static class BatchProblem
{
    /// <summary>Makes it.</summary>
    /// <param name="interruption">What ended the batch: a <see cref="BadHttpRequestException"/> or a <see cref="HelmAIException"/>.</param>
    /// <param name="members">The members that tell how far it came.</param>
    /// <returns>The error.</returns>
    public static ProblemHttpResult Of(Exception interruption, IReadOnlyDictionary<string, object?> members)
    {
        var problem = interruption switch
        {
            HelmAIException error => error.ToProblem(),
            BadHttpRequestException error => new ValidationException(error.Message).ToProblem(error.StatusCode),
            _ => throw new InvalidOperationException("A batch ended in a way it must not.", interruption),
        };
        foreach (var (name, value) in members)
        {
            problem.ProblemDetails.Extensions[name] = value;
        }

        return problem;
    }
}
