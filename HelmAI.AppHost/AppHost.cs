using HelmAI.AppHost;
using Microsoft.Extensions.Configuration;

// --ephemeral: fresh servers on free ports, gone when it ends; for tests.
var ephemeral = args.Contains("--ephemeral", StringComparer.Ordinal);
var builder = DistributedApplication.CreateBuilder([.. args.Where(argument => argument != "--ephemeral")]);

// Secrets: generated at the first start and kept, unless configuration has them (Parameters__api_key=…).
var apiKey = Secret("api-key", length: 32);
var encryptionKey = Secret("encryption-key", length: 43);

// The system of record: a server of our own here; in the cloud, or where ConnectionStrings__helmdb names one, yours.
IResourceBuilder<IResourceWithConnectionString> database;
if (builder.ExecutionContext.IsRunMode && (ephemeral || builder.Configuration.GetConnectionString("helmdb") is null))
{
    var postgres = builder.AddPostgres("postgres", password: Secret("postgres-password", length: 22)).WithImageTag(ContainerImages.PostgresTag);
    database = (ephemeral ? postgres : postgres.WithDataVolume()).AddDatabase("helmdb");
}
else
{
    database = builder.AddConnectionString("helmdb");
}

// Holds only what can be lost, so it has no volume.
var cache = builder.AddRedis("cache").WithImageTag(ContainerImages.RedisTag);

// The port that the README's commands name; any free one for tests, the platform's own in the cloud.
int? apiPort = builder.ExecutionContext.IsRunMode && !ephemeral ? builder.Configuration.GetValue("API_PORT", 8000) : null;

var api = builder.AddProject<Projects.HelmAI_ApiService>("api", options => options.ExcludeLaunchProfile = true)
    .WithHttpEndpoint(port: apiPort)
    .WithExternalHttpEndpoints()
    .WithHttpHealthCheck("/health")
    .WithReference(database).WaitFor(database)
    .WithReference(cache).WaitFor(cache)
    .WithEnvironment("API_KEY", apiKey)
    .WithEnvironment("HELM_ENCRYPTION_KEY", encryptionKey)
    .WithEnvironment("RATE_LIMIT_ENABLED", builder.Configuration.GetValue("RATE_LIMIT_ENABLED", "true"))
    .WithEnvironment("HELM_ANALYTICS", "external");

var analytics = builder.AddProject<Projects.HelmAI_Analytics>("analytics", options => options.ExcludeLaunchProfile = true)
    .WithHttpEndpoint()
    .WithHttpHealthCheck("/health")
    .WithReference(database).WaitFor(database)
    .WithReference(cache).WaitFor(cache)
    .WithReference(api)
    .WithEnvironment("HELM_ENCRYPTION_KEY", encryptionKey)
    .WithReplicas(builder.Configuration.GetValue("HELM_ANALYTICS_REPLICAS", 1));

// Without a launch profile nothing else names the environment; in the cloud it is Production.
if (builder.ExecutionContext.IsRunMode)
{
    api.WithEnvironment("ASPNETCORE_ENVIRONMENT", builder.Environment.EnvironmentName);
    analytics.WithEnvironment("ASPNETCORE_ENVIRONMENT", builder.Environment.EnvironmentName);
}

await builder.Build().RunAsync();

// Letters and digits alone, so that shells, URLs and connection strings take them as they are.
IResourceBuilder<ParameterResource> Secret(string name, int length) =>
    builder.AddParameter(name, new GenerateParameterDefault { MinLength = length, Special = false }, secret: true, persist: !ephemeral);
