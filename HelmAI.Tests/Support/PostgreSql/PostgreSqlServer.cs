using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace HelmAI.Tests.Support.PostgreSql;

/// <summary>
/// A private PostgreSQL server in a temporary folder, on a free port of the loopback. A shell does its work and waits for the next word on
/// its standard input; when that ends, however this process does, it stops the server and removes the folder.
/// </summary>
internal sealed class PostgreSqlServer : IAsyncDisposable
{
    private const string Script =
        """
        trap '' INT TERM HUP
        bin=$1; port=$2; settings=$3
        folder=$(mktemp -d "${TMPDIR:-/tmp}/helmai-postgres-XXXXXX") || exit 1
        "$bin/initdb" -D "$folder/data" -U helm --auth=trust --encoding=UTF8 --locale=C --no-sync >"$folder/log" 2>&1 || { cat "$folder/log"; rm -rf "$folder"; exit 1; }
        cat >>"$folder/data/postgresql.conf" <<END
        listen_addresses = '127.0.0.1'
        port = $port
        unix_socket_directories = ''
        max_connections = 300
        fsync = off
        full_page_writes = off
        $settings
        END
        while read -r word mode; do
          case $word in
            start) "$bin/pg_ctl" -D "$folder/data" -l "$folder/log" -w start >/dev/null 2>&1 && echo done || { cat "$folder/log"; echo failed; } ;;
            kill)
              if [ -f "$folder/data/postmaster.pid" ]; then
                master=$(head -n 1 "$folder/data/postmaster.pid")
                all="$master $(ps -A -o pid= -o ppid= | awk -v master="$master" '$2 == master { print $1 }')"
                kill -KILL $all
                for one in $all; do while kill -0 "$one" 2>/dev/null; do sleep 0.02; done; done
              fi
              echo done ;;
            stop) "$bin/pg_ctl" -D "$folder/data" -m "$mode" -w stop >/dev/null 2>&1; echo done ;;
          esac
        done
        "$bin/pg_ctl" -D "$folder/data" -m immediate -w stop >/dev/null 2>&1
        rm -rf "$folder"
        """;

    // Ends with this process, by the pipe to its shell.
    private static readonly Lazy<Task<PostgreSqlServer>> Running = new(() => StartNewAsync());

    // Packages keep all of the server's programs in one folder, and only some of them on the PATH.
    private static readonly string? Programs =
        OperatingSystem.IsWindows() || InstalledServers.Find("pg_ctl") is not { } program ? null : Path.GetDirectoryName(program);

    private readonly Process _shell;
    private readonly int _port;
    private int _databases;

    private PostgreSqlServer(Process shell, int port)
    {
        _shell = shell;
        _port = port;
    }

    /// <summary>Why tests with PostgreSQL cannot run here; null where they can.</summary>
    public static string? WhyMissing => Programs is null ? "PostgreSQL is not installed." : null;

    /// <summary>The server that tests share, each with a database of its own.</summary>
    public static Task<PostgreSqlServer> SharedAsync() => Running.Value;

    /// <summary>Starts another server.</summary>
    /// <param name="settings">Lines of its configuration.</param>
    /// <param name="disk">Where its folder is made; where all temporary ones are by default.</param>
    public static async Task<PostgreSqlServer> StartNewAsync(string settings = "", string? disk = null)
    {
        var port = LoopbackPort.FindFree();
        var start = new ProcessStartInfo("/bin/sh", ["-c", Script, "sh", Programs!, port.ToString(CultureInfo.InvariantCulture), settings])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = "/",

            // PostgreSQL refuses to run as root.
            UserName = Environment.IsPrivilegedProcess ? UnprivilegedUser() : string.Empty,
        };
        start.Environment["TMPDIR"] = disk ?? Path.GetTempPath();
        var server = new PostgreSqlServer(Process.Start(start)!, port);
        await server.StartAsync();
        return server;
    }

    /// <summary>Starts it again, with its data and on its port.</summary>
    public Task StartAsync() => SayAsync("start");

    /// <summary>Stops it: <c>fast</c> ends sessions in order, <c>immediate</c> is like a crash.</summary>
    public Task StopAsync(string mode) => SayAsync($"stop {mode}");

    /// <summary>Ends all its processes, if they run, as <c>kill -9</c> does.</summary>
    public Task KillAsync() => SayAsync("kill");

    /// <summary>Where a database is.</summary>
    public string ConnectionStringOf(string database) =>
        string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={_port};Username=helm;Database={database}");

    /// <summary>Makes a database.</summary>
    /// <param name="template">The database that it is a copy of; nobody may be connected to that.</param>
    /// <returns>Its name.</returns>
    public async Task<string> CreateDatabaseAsync(string template = "template1")
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref _databases)}");
        await ExecuteAsync("postgres", $"CREATE DATABASE {name} TEMPLATE {template}");
        return name;
    }

    /// <summary>Ends whatever session a database has.</summary>
    public Task EndSessionsAsync(string database) =>
        ExecuteAsync("postgres", $"SELECT count(pg_terminate_backend(pid, 10000)) FROM pg_stat_activity WHERE datname = '{database}'");

    /// <summary>Runs a statement.</summary>
    public async Task ExecuteAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionStringOf(database) + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _shell.StandardInput.Close();
        await _shell.WaitForExitAsync();
        _shell.Dispose();
    }

    private static string UnprivilegedUser() =>
        File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";

    private async Task SayAsync(string word)
    {
        await _shell.StandardInput.WriteLineAsync(word);
        var said = new List<string>();
        while (await _shell.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line == "done")
            {
                return;
            }

            said.Add(line);
        }

        throw new InvalidOperationException($"PostgreSQL did not {word}: {string.Join('\n', said)}");
    }
}
