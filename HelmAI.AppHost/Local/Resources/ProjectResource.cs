namespace Aspire.Hosting.ApplicationModel;

/// <summary>A project of the solution, run as one process or several equal ones.</summary>
public sealed class ProjectResource : IResource
{
    internal ProjectResource(string name, IProjectMetadata project) => (Name, Project) = (name, project);

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>Where the project and its program lie.</summary>
    internal IProjectMetadata Project { get; }

    /// <summary>How many processes run it.</summary>
    internal int Replicas { get; set; } = 1;

    /// <summary>The port that the first process asks for, or null for any free one.</summary>
    internal int? WantedPort { get; set; }

    /// <summary>The ports on loopback, one a process; chosen at the start.</summary>
    internal int[] Ports { get; set; } = [];

    /// <summary>Whether people and programs from outside call it.</summary>
    internal bool IsExternal { get; set; }

    /// <summary>The path that answers 200 when the project is healthy, or null where running is enough.</summary>
    internal string? HealthPath { get; set; }

    /// <summary>What must be healthy before it starts.</summary>
    internal List<IResource> WaitsFor { get; } = [];

    /// <summary>The servers and projects that it is told the addresses of.</summary>
    internal List<IResource> References { get; } = [];

    /// <summary>Its further environment variables; values are asked for when a process starts.</summary>
    internal Dictionary<string, Func<string?>> Variables { get; } = new(StringComparer.Ordinal);

    /// <summary>The address of one of its processes.</summary>
    /// <param name="replica">Which one, from 0.</param>
    /// <returns>An absolute address.</returns>
    internal Uri AddressOf(int replica) => new($"http://127.0.0.1:{Ports[replica]}");
}
