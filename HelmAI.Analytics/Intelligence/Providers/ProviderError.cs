using HelmAI.Core.Errors;

namespace HelmAI.Analytics.Intelligence.Providers;

/// <summary>Why a provider gave no answer: the members that errors have in all answers.</summary>
/// <param name="Message">What went wrong, in words for the caller.</param>
public sealed record ProviderError(string Message)
{
    /// <summary>Always <c>EXTERNAL_SERVICE_ERROR</c>.</summary>
    public string ErrorCode { get; } = ErrorCodes.ExternalService;
}
