using System.Globalization;
using System.Net;

namespace HelmAI.AppHost.Local.Engine;

/// <summary>A project of the solution, run from its build output with the environment that Aspire gives it.</summary>
/// <param name="project">The project.</param>
/// <param name="time">For the instance ids of telemetry.</param>
internal sealed class ProjectWorkload(ProjectResource project, TimeProvider time) : IWorkload
{
    private static readonly HttpClient Http = new();

    public IResource Resource => project;

    public IEnumerable<IResource> Parts => [];

    public IEnumerable<IResource> WaitsFor => project.WaitsFor;

    public int Replicas => project.Replicas;

    public string Reach => $"curl {project.AddressOf(0)}{project.HealthPath?.TrimStart('/')}";

    public Task PrepareAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public ProcessCommand CommandFor(int replica) => new(DotnetHost.Path, ["exec", project.Project.AssemblyPath])
    {
        WorkingDirectory = Path.GetDirectoryName(project.Project.ProjectPath)!,
        Variables = Environment(replica),
    };

    public string AddressOf(int replica) => project.AddressOf(replica).GetLeftPart(UriPartial.Authority);

    /// <summary>Healthy means: the health path answers 200.</summary>
    /// <param name="replica">Which process.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>When it has answered.</returns>
    public async Task ProbeAsync(int replica, CancellationToken cancellationToken)
    {
        if (project.HealthPath is null)
        {
            return;
        }

        using var response = await Http.GetAsync(new Uri(project.AddressOf(replica), project.HealthPath), cancellationToken);
        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw new HttpRequestException($"{project.HealthPath} answered {(int)response.StatusCode}");
        }
    }

    private Dictionary<string, string?> Environment(int replica)
    {
        var variables = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_URLS"] = AddressOf(replica),
            ["OTEL_SERVICE_NAME"] = project.Name,
            ["OTEL_RESOURCE_ATTRIBUTES"] = $"service.instance.id={Guid.CreateVersion7(time.GetUtcNow())}",
        };
        foreach (var reference in project.References)
        {
            foreach (var (name, value) in VariablesOf(reference))
            {
                variables[name] = value;
            }
        }

        foreach (var (name, value) in project.Variables)
        {
            variables[name] = value();
        }

        return variables;
    }

    private static IEnumerable<KeyValuePair<string, string>> VariablesOf(IResource reference)
    {
        var prefix = reference.Name.ToUpperInvariant().Replace('-', '_');
        if (reference is ProjectResource other)
        {
            var addresses = other.Ports.Select((_, replica) => other.AddressOf(replica).GetLeftPart(UriPartial.Authority)).ToArray();
            return
            [
                .. addresses.Select((address, index) =>
                    KeyValuePair.Create(string.Create(CultureInfo.InvariantCulture, $"services__{other.Name}__http__{index}"), address)),
                new($"{prefix}_HTTP", addresses[0]),
            ];
        }

        return reference is IResourceWithConnectionString server
            ? [
                new($"ConnectionStrings__{server.Name}", server.ConnectionString),
                .. server.ConnectionProperties.Select(property => KeyValuePair.Create($"{prefix}_{property.Key}", property.Value)),
            ]
            : [];
    }
}
