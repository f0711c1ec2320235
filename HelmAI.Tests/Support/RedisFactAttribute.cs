namespace HelmAI.Tests.Support;

/// <summary>A test that starts Redis, in either build.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RedisFactAttribute : FactAttribute
{
    public RedisFactAttribute() =>
        Skip = InstalledServers.Find("redis-server") is null && InstalledServers.Find("valkey-server") is null ? "Redis is not installed." : null;
}
