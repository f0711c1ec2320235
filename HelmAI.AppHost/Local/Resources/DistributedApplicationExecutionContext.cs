namespace Aspire.Hosting;

/// <summary>What the application model is built for: here always to run it.</summary>
public sealed class DistributedApplicationExecutionContext
{
    internal DistributedApplicationExecutionContext()
    {
    }

    /// <summary>Whether the application is to be run.</summary>
    public bool IsRunMode { get; } = true;

    /// <summary>Whether it is to be published.</summary>
    public bool IsPublishMode => !IsRunMode;
}
