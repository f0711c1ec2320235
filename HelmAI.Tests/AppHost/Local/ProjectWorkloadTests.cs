using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using HelmAI.AppHost.Local.Engine;
using HelmAI.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace HelmAI.Tests.AppHost.Local;

/// <summary>The environment of a project: the names and values that Aspire gives.</summary>
public sealed class ProjectWorkloadTests
{
    [Fact]
    public void CommandFor_References_GiveWhatAspireGives()
    {
        using var folder = new TemporaryFolder();
        using var data = DataFolder.Open(folder.Path);
        var builder = DistributedApplication.CreateBuilder([]);
        var password = builder.AddParameter("secret", new GenerateParameterDefault { MinLength = 22 });
        password.Resource.Resolve(new ConfigurationBuilder().AddInMemoryCollection([new("Parameters:secret", "p/w")]).Build(), data);
        var postgres = builder.AddPostgres("postgres", password);
        var helmdb = postgres.AddDatabase("helmdb");
        var api = builder.AddProject<Projects.HelmAI_ApiService>("api", options => options.ExcludeLaunchProfile = true).WithReplicas(2);
        var analytics = builder.AddProject<Projects.HelmAI_Analytics>("analytics", options => options.ExcludeLaunchProfile = true)
            .WithReference(helmdb).WithReference(api).WithEnvironment("GIVEN", "value").WithEnvironment("HIDDEN", password);
        (postgres.Resource.Port, api.Resource.Ports, analytics.Resource.Ports) = (5001, [5002, 5003], [5004]);

        var variables = new ProjectWorkload(analytics.Resource, TimeProvider.System).CommandFor(0).Variables;

        Assert.Equal("Host=127.0.0.1;Port=5001;Username=postgres;Password=p/w;Database=helmdb", variables["ConnectionStrings__helmdb"]);
        Assert.Equal(("127.0.0.1", "5001"), (variables["HELMDB_HOST"], variables["HELMDB_PORT"]));
        Assert.Equal(("postgres", "p/w", "helmdb"), (variables["HELMDB_USERNAME"], variables["HELMDB_PASSWORD"], variables["HELMDB_DATABASENAME"]));
        Assert.Equal("postgresql://postgres:p%2Fw@127.0.0.1:5001/helmdb", variables["HELMDB_URI"]);
        Assert.Equal("http://127.0.0.1:5002", variables["services__api__http__0"]);
        Assert.Equal("http://127.0.0.1:5003", variables["services__api__http__1"]);
        Assert.Equal("http://127.0.0.1:5004", variables["ASPNETCORE_URLS"]);
        Assert.Equal("analytics", variables["OTEL_SERVICE_NAME"]);
        Assert.Equal(("value", "p/w"), (variables["GIVEN"], variables["HIDDEN"]));
    }
}
