using Aspire.Hosting.Testing;
using HelmAI.AppHost.Local.Engine;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace Aspire.Hosting;

/// <inheritdoc cref="IDistributedApplicationBuilder"/>
internal sealed class LocalApplicationBuilder : IDistributedApplicationTestingBuilder
{
    private readonly List<IResource> _resources = [];
    private readonly EntryPoint? _test = EntryPoint.Current;

    public LocalApplicationBuilder(string[] args)
    {
        Configuration.AddEnvironmentVariables().AddCommandLine(args);
        if (Configuration["publisher"] is not null || Configuration["operation"] is not null and not "run")
        {
            throw new DistributedApplicationException("Only the Aspire build publishes: set UseAspire=true.");
        }

        Environment = new HostingEnvironment
        {
            ApplicationName = "HelmAI.AppHost",
            EnvironmentName = Configuration["DOTNET_ENVIRONMENT"] ?? (_test is null ? Environments.Production : Environments.Development),
        };
    }

    public ConfigurationManager Configuration { get; } = new();

    public IHostEnvironment Environment { get; }

    public DistributedApplicationExecutionContext ExecutionContext { get; } = new();

    public IResourceBuilder<T> AddResource<T>(T resource)
        where T : IResource
    {
        if (_resources.Exists(other => string.Equals(other.Name, resource.Name, StringComparison.OrdinalIgnoreCase)))
        {
            throw new DistributedApplicationException($"Two resources are named {resource.Name}.");
        }

        _resources.Add(resource);
        return new ResourceBuilder<T>(this, resource);
    }

    public DistributedApplication Build()
    {
        // A test wants the description alone, and builds and starts the application itself.
        _test?.HandOver(this);
        return new(_resources, Configuration, ConsoleLog.ForTerminal([.. _resources.Select(resource => resource.Name)]));
    }

    public Task<DistributedApplication> BuildAsync(CancellationToken cancellationToken = default) =>
        Task.FromResult(new DistributedApplication(_resources, Configuration, new ConsoleLog(TextWriter.Null, colour: false, [])));
}
