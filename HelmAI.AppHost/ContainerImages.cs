namespace HelmAI.AppHost;

/// <summary>The container images of the Aspire build, each pinned to a release, so that two starts run the same servers.</summary>
internal static class ContainerImages
{
    /// <summary>Tag of docker.io/library/postgres.</summary>
    public const string PostgresTag = "18.3";

    /// <summary>Tag of docker.io/library/redis.</summary>
    public const string RedisTag = "8.6";
}
