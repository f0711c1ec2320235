using System.Globalization;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using HelmAI.AppHost.Local.Engine;
using Microsoft.Extensions.Configuration;

namespace HelmAI.Tests.AppHost.Local;

/// <summary>What becomes of a project whose port is taken.</summary>
public sealed class WantedPortTests : IDisposable
{
    private readonly LoopbackPorts _others = new();
    private readonly int _taken;
    private readonly StringWriter _output = new();

    public WantedPortTests() => _taken = _others.Take();

    public void Dispose()
    {
        _others.Dispose();
        _output.Dispose();
    }

    [Fact]
    public async Task StartAsync_DeclaredPortTaken_SaysWhichItTakesInstead()
    {
        await using var app = Build();

        await app.StartAsync();

        var address = app.Resources.OfType<ProjectResource>().Single().AddressOf(0);
        Assert.NotEqual(_taken, address.Port);
        Assert.Contains($"port {_taken} is taken: api listens on http://127.0.0.1:{address.Port}; set API_PORT to choose one", _output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("70000")]
    public async Task StartAsync_ConfiguredPortUnusable_IsRefused(string? port)
    {
        port ??= _taken.ToString(CultureInfo.InvariantCulture);
        await using var app = Build(port);

        var refused = await Assert.ThrowsAsync<DistributedApplicationException>(() => app.StartAsync());

        Assert.StartsWith($"API_PORT={port}: api can't listen there: ", refused.Message, StringComparison.Ordinal);
    }

    private DistributedApplication Build(string? port = null)
    {
        var builder = DistributedApplication.CreateBuilder([]);
        var api = builder.AddProject<Projects.HelmAI_ApiService>("api", options => options.ExcludeLaunchProfile = true)
            .WithHttpEndpoint(port is null ? _taken : int.Parse(port, CultureInfo.InvariantCulture))
            .WithExternalHttpEndpoints();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("API_PORT", port)]).Build();
        return new([api.Resource], configuration, new ConsoleLog(TextWriter.Synchronized(_output), colour: false, ["api"]));
    }
}
