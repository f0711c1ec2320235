namespace HelmAI.Tests.Support;

/// <summary>A test with several cases that starts PostgreSQL and Redis.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ServersTheoryAttribute : TheoryAttribute
{
    public ServersTheoryAttribute() => Skip = InstalledServers.Missing;
}
