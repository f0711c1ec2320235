namespace HelmAI.Core.Errors;

/// <summary>The database could not do what was asked.</summary>
public sealed class DatabaseException : HelmAIException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">What went wrong, in words for the caller.</param>
    /// <param name="operation">What was asked of it, such as <c>append</c>.</param>
    /// <param name="cause">The exception behind this one.</param>
    public DatabaseException(string message, string? operation = null, Exception? cause = null)
        : base(message, ErrorCodes.Database, ErrorSeverity.Error, cause: cause)
    {
        AddContext("operation", operation);
    }
}
