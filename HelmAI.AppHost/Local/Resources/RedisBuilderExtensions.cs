namespace Aspire.Hosting;

/// <summary>Adds Redis.</summary>
public static class RedisBuilderExtensions
{
    /// <summary>Adds a server with a password of its own, the parameter <c>name-password</c>.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">The server's name.</param>
    /// <returns>The server.</returns>
    public static IResourceBuilder<RedisResource> AddRedis(this IDistributedApplicationBuilder builder, string name)
    {
        var password = builder.AddParameter($"{name}-password", new GenerateParameterDefault { MinLength = 22, Special = false }, secret: true);
        return builder.AddResource(new RedisResource(name, password.Resource));
    }
}
