namespace HelmAI.Core.Errors;

/// <summary>The base of every error that HelmAI raises: a code, a severity and a context beside the message.</summary>
public class HelmAIException : Exception
{
    private readonly Dictionary<string, object?> _context;

    /// <summary>Creates an error.</summary>
    /// <param name="message">What went wrong, in words for the caller.</param>
    /// <param name="errorCode">One of <see cref="ErrorCodes"/>.</param>
    /// <param name="severity">How grave it is.</param>
    /// <param name="context">Members that tell more; copied.</param>
    /// <param name="cause">The exception behind this one.</param>
    public HelmAIException(
        string message,
        string errorCode,
        ErrorSeverity severity = ErrorSeverity.Error,
        IReadOnlyDictionary<string, object?>? context = null,
        Exception? cause = null)
        : base(message, cause)
    {
        ErrorCode = errorCode;
        Severity = severity;
        _context = context is null ? new(StringComparer.Ordinal) : new(context, StringComparer.Ordinal);
    }

    /// <summary>The stable, machine-readable code.</summary>
    public string ErrorCode { get; }

    /// <summary>How grave it is.</summary>
    public ErrorSeverity Severity { get; }

    /// <summary>Members that tell more, by their snake_case names.</summary>
    public IReadOnlyDictionary<string, object?> Context => _context;

    /// <summary>The exception behind this one.</summary>
    public Exception? Cause => InnerException;

    /// <summary>When the error was raised, in UTC.</summary>
    // An exception is made where no service is at hand, so this is the one place that names the system's clock.
    public DateTimeOffset Timestamp { get; } = TimeProvider.System.GetUtcNow();

    /// <summary>Adds a member to <see cref="Context"/> where there is a value.</summary>
    /// <param name="name">The member's snake_case name.</param>
    /// <param name="value">Its value; <see langword="null"/> adds nothing.</param>
    protected void AddContext(string name, object? value)
    {
        if (value is not null)
        {
            _context[name] = value;
        }
    }
}
