using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using HelmAI.Core.Signals;
using HelmAI.Core.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace HelmAI.Benchmarks.Baselines;

/// <summary>A database beside the product's, on its server and with its schema and settings, in which nobody analyses.</summary>
/// <param name="product">The product's connection string.</param>
internal sealed partial class BareDatabase(string product)
{
    private const string Name = "helm_bare";

    /// <summary>Its connection string.</summary>
    public string ConnectionString { get; } = new NpgsqlConnectionStringBuilder(product) { Database = Name, ApplicationName = "bare" }.ConnectionString;

    /// <summary>Makes it.</summary>
    /// <returns>Once the schema is there.</returns>
    public async Task CreateAsync()
    {
        await ExecuteAsync(product, $"CREATE DATABASE {Name}");
        var services = new ServiceCollection().AddLogging().AddMetrics().AddSingleton(TimeProvider.System).AddSingleton<ISignalBus, LocalSignalBus>();
        await using var store = services.AddPostgreSqlStorage(_ => new PostgreSqlSettings(ConnectionString, PoolSize: 2)).BuildServiceProvider();
        await store.GetRequiredService<IDatabase>().MigrateAsync(CancellationToken.None);
        await ExecuteAsync(ConnectionString, "CREATE TABLE commits (n bigint)");
    }

    /// <summary>Asks <c>pgbench</c> for the rate of commits of one connection.</summary>
    /// <param name="duration">How long.</param>
    /// <returns>Commits a second; <see langword="null"/> where <c>pgbench</c> is not installed.</returns>
    public async Task<double?> CommitsPerSecondAsync(TimeSpan duration)
    {
        var script = Path.GetTempFileName();
        await File.WriteAllTextAsync(script, "INSERT INTO commits VALUES (1);\n");
        var address = new NpgsqlConnectionStringBuilder(ConnectionString);
        var start = new ProcessStartInfo("pgbench", ["-n", "-c", "1", "-T", duration.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture), "-f", script])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["PGHOST"] = address.Host,
                ["PGPORT"] = address.Port.ToString(CultureInfo.InvariantCulture),
                ["PGUSER"] = address.Username,
                ["PGPASSWORD"] = address.Password,
                ["PGDATABASE"] = Name,
            },
        };
        try
        {
            using var pgbench = Process.Start(start)!;
            pgbench.BeginErrorReadLine();
            var figures = await pgbench.StandardOutput.ReadToEndAsync();
            return RateLine.Match(figures) is { Success: true } found ? double.Parse(found.Groups["rate"].Value, CultureInfo.InvariantCulture) : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
        finally
        {
            File.Delete(script);
        }
    }

    /// <summary>Runs a statement.</summary>
    /// <param name="connectionString">Where.</param>
    /// <param name="sql">The statement.</param>
    /// <returns>Once it has run.</returns>
    public static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    [GeneratedRegex(@"tps = (?<rate>[0-9.]+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RateLine { get; }
}
