using HelmAI.Core.Errors;
using HelmAI.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HelmAI.ApiService.Gateway;

/// <summary>Answers that something is not there. It is the same answer for what is another tenant's.</summary>
internal static class Missing
{
    /// <summary>The answer.</summary>
    /// <param name="what">What is missing, such as <c>alert</c>.</param>
    /// <returns>404, which says that no such thing has the id.</returns>
    public static ProblemHttpResult Of(string what) => new NotFoundException($"No {what} has this id.").ToProblem();
}
