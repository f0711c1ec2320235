namespace Aspire.Hosting;

/// <summary>The application can't be started, or a part of it failed.</summary>
public sealed class DistributedApplicationException : Exception
{
    internal DistributedApplicationException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
