namespace HelmAI.Core.Errors;

/// <summary>The input is not what the operation takes.</summary>
public sealed class ValidationException : HelmAIException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">What went wrong, in words for the caller.</param>
    /// <param name="field">The field at fault, by its name in the input; a path such as <c>threat_data.severity</c> where it is nested.</param>
    /// <param name="cause">The exception behind this one.</param>
    public ValidationException(string message, string? field = null, Exception? cause = null)
        : base(message, ErrorCodes.Validation, ErrorSeverity.Warning, cause: cause)
    {
        AddContext("field", field);
    }
}
