using Aspire.Hosting.ApplicationModel;
using HelmAI.AppHost.Local.Engine;

namespace HelmAI.Tests.AppHost.Local;

/// <summary>A shell script for a service, healthy as soon as it runs.</summary>
internal sealed class ScriptWorkload(string script) : IWorkload, IResource
{
    public string Name => "script";

    public IResource Resource => this;

    public IEnumerable<IResource> Parts => [];

    public IEnumerable<IResource> WaitsFor => [];

    public int Replicas => 1;

    public string Reach => "";

    public Task PrepareAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public ProcessCommand CommandFor(int replica) => new("/bin/sh", ["-c", script]);

    public string AddressOf(int replica) => "";

    public Task ProbeAsync(int replica, CancellationToken cancellationToken) => Task.CompletedTask;
}
