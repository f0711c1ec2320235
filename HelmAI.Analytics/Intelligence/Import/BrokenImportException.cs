namespace HelmAI.Analytics.Intelligence.Import;

/// <summary>What is imported breaks off, or is not what it says: what came before is stored, and the rest can't be read.</summary>
internal sealed class BrokenImportException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong, and where.</param>
    /// <param name="cause">How that was found out.</param>
    public BrokenImportException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
