namespace HelmAI.Core.Errors;

/// <summary>How grave an error is. On the wire: <c>info</c>, <c>warning</c>, <c>error</c>, <c>critical</c>.</summary>
public enum ErrorSeverity
{
    /// <summary>Worth knowing, nothing to do.</summary>
    Info,

    /// <summary>The caller can mend it: bad input, a limit reached.</summary>
    Warning,

    /// <summary>The service could not do what it should.</summary>
    Error,

    /// <summary>The service cannot go on.</summary>
    Critical,
}
