using System.Globalization;
using Npgsql;

namespace HelmAI.AppHost.Local.Engine;

/// <summary>PostgreSQL with a private cluster, listening on loopback alone.</summary>
/// <param name="server">The server.</param>
/// <param name="binFolder">Where its programs are.</param>
/// <param name="folder">Its private folder.</param>
internal sealed class PostgresWorkload(PostgresServerResource server, string binFolder, string folder) : IWorkload
{
    private readonly string _cluster = ClusterIn(folder);
    private bool _hasDatabases;

    public IResource Resource => server;

    public IEnumerable<IResource> Parts => server.Databases;

    public IEnumerable<IResource> WaitsFor => [];

    public int Replicas => 1;

    public string Reach =>
        $"PGPASSWORD=\"{server.Password.ShellText}\" psql -h 127.0.0.1 -p {server.Port} -U {PostgresServerResource.UserName} {server.Databases.FirstOrDefault()?.DatabaseName}";

    /// <summary>The cluster in a server's folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>The path, whether it exists or not.</returns>
    public static string ClusterIn(string folder) => Path.Combine(folder, "data");

    /// <summary>Makes the cluster at the first start: aside and then renamed, so that an interrupted start leaves no half of one.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>When the cluster is there.</returns>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (Directory.Exists(_cluster))
        {
            return;
        }

        var unfinished = _cluster + ".new";
        if (Directory.Exists(unfinished))
        {
            Directory.Delete(unfinished, recursive: true);
        }

        var passwordFile = Path.Combine(folder, "password");
        DataFolder.WriteSecret(passwordFile, server.Password.Value);
        await ServerAccount.TakeOverAsync(folder, cancellationToken);
        await Tool.RunAsync(
            new(Path.Combine(binFolder, "initdb"),
            [
                "--pgdata", unfinished, "--username", PostgresServerResource.UserName, "--pwfile", passwordFile,
                "--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", OperatingSystem.IsMacOS() ? "C" : "C.UTF-8",
            ])
            { User = ServerAccount.Name, WorkingDirectory = folder },
            cancellationToken);
        File.Delete(passwordFile);
        Directory.Move(unfinished, _cluster);
    }

    public ProcessCommand CommandFor(int replica) =>
        new(Path.Combine(binFolder, "postgres"),
        [
            "-D", _cluster, "-c", "listen_addresses=127.0.0.1", "-c", string.Create(CultureInfo.InvariantCulture, $"port={server.Port}"),
            "-c", "unix_socket_directories=",
        ])
        {
            User = ServerAccount.Name,
            WorkingDirectory = folder,
            StopSignal = StopSignal.Interrupt,
        };

    public string AddressOf(int replica) => $"127.0.0.1:{server.Port}";

    /// <summary>Healthy means: it answers a query, and has its databases.</summary>
    /// <param name="replica">The only one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>When both are so.</returns>
    /// <exception cref="DistributedApplicationException">The cluster has another password.</exception>
    public async Task ProbeAsync(int replica, CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken);
        foreach (var database in _hasDatabases ? [] : server.Databases)
        {
            await CreateDatabaseAsync(connection, database.DatabaseName, cancellationToken);
        }

        await using var command = new NpgsqlCommand("SELECT 1", connection);
        await command.ExecuteScalarAsync(cancellationToken);
        _hasDatabases = true;
    }

    private async Task<NpgsqlConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection($"{server.ConnectionString};Database=postgres;Pooling=false;Timeout=2;Command Timeout=10");
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InvalidPassword)
        {
            throw new DistributedApplicationException(
                $"the data in {folder} have another password than {server.Password.Name}: give that its old value again, or remove the data to begin anew",
                exception);
        }
    }

    private static async Task CreateDatabaseAsync(NpgsqlConnection connection, string name, CancellationToken cancellationToken)
    {
        // Asked for first: the server writes every refused command to its log.
        await using var find = new NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = $1", connection) { Parameters = { new() { Value = name } } };
        if (await find.ExecuteScalarAsync(cancellationToken) is not null)
        {
            return;
        }

        await using var create = new NpgsqlCommand($"CREATE DATABASE \"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", connection);
        await create.ExecuteNonQueryAsync(cancellationToken);
    }
}
