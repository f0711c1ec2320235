namespace Aspire.Hosting;

/// <summary>Adds PostgreSQL.</summary>
public static class PostgresBuilderExtensions
{
    /// <summary>Adds a server.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">The server's name.</param>
    /// <param name="password">The superuser's password.</param>
    /// <returns>The server.</returns>
    public static IResourceBuilder<PostgresServerResource> AddPostgres(
        this IDistributedApplicationBuilder builder, string name, IResourceBuilder<ParameterResource> password) =>
        builder.AddResource(new PostgresServerResource(name, password.Resource));

    /// <summary>Keeps the data for the next start.</summary>
    /// <param name="builder">The server.</param>
    /// <returns>The same server.</returns>
    public static IResourceBuilder<PostgresServerResource> WithDataVolume(this IResourceBuilder<PostgresServerResource> builder)
    {
        builder.Resource.HasDataVolume = true;
        return builder;
    }

    /// <summary>Adds a database, which is created where the server does not have it.</summary>
    /// <param name="builder">The server.</param>
    /// <param name="name">The database's name, here and on the server.</param>
    /// <returns>The database.</returns>
    public static IResourceBuilder<PostgresDatabaseResource> AddDatabase(this IResourceBuilder<PostgresServerResource> builder, string name)
    {
        var database = new PostgresDatabaseResource(name, name, builder.Resource);
        builder.Resource.Databases.Add(database);
        return builder.ApplicationBuilder.AddResource(database);
    }
}
