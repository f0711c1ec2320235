namespace HelmAI.Tests.Support;

/// <summary>A test that starts PostgreSQL and Redis.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ServersFactAttribute : FactAttribute
{
    public ServersFactAttribute() => Skip = InstalledServers.Missing;
}
