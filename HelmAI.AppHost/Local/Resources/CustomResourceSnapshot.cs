using System.Collections.Immutable;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>The state of one process of a resource, at one moment.</summary>
public sealed record CustomResourceSnapshot
{
    /// <summary>One of <see cref="KnownResourceStates"/>.</summary>
    public required ResourceStateSnapshot State { get; init; }

    /// <summary>The result of the last health check, or null while there is none.</summary>
    public HealthStatus? HealthStatus { get; init; }

    /// <summary>The code that the process ended with, or null while it runs.</summary>
    public int? ExitCode { get; init; }

    /// <summary>More about it: <c>executable.pid</c>, the process id.</summary>
    public ImmutableArray<ResourcePropertySnapshot> Properties { get; init; } = [];
}
