using System.Security.Cryptography;
using HelmAI.ApiService.Events;

namespace HelmAI.Benchmarks.Topologies;

/// <summary>The API alone, with its analysis and a SQLite file in a temporary folder.</summary>
internal sealed class EmbeddedTopology : Topology
{
    private readonly DirectoryInfo _folder;
    private readonly ServerProcess _server;

    private EmbeddedTopology(DirectoryInfo folder, ServerProcess server)
    {
        _folder = folder;
        _server = server;
    }

    /// <inheritdoc/>
    public override Uri Api => _server.Address;

    /// <inheritdoc/>
    protected override int ProcessId => _server.Id;

    /// <summary>Starts it.</summary>
    /// <param name="key">The API's key.</param>
    /// <returns>The system, ready.</returns>
    public static async Task<EmbeddedTopology> StartAsync(string key)
    {
        var folder = Directory.CreateTempSubdirectory("helmai-bench-");
        var settings = new Dictionary<string, string>(Settings, StringComparer.Ordinal)
        {
            ["API_KEY"] = key,
            ["HELM_ENCRYPTION_KEY"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
            ["DATABASE_URL"] = $"sqlite:///{folder.FullName}/helm.db",
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
        };
        return new EmbeddedTopology(folder, await ServerProcess.StartAsync([typeof(EventOptions).Assembly.Location], settings));
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        _server.Dispose();
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
