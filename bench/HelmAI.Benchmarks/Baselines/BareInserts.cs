using System.Diagnostics;
using HelmAI.Benchmarks.Load;
using Npgsql;

namespace HelmAI.Benchmarks.Baselines;

/// <summary>How many events a second the driver stores on one connection, by each way that there is.</summary>
/// <param name="connectionString">A database with the product's schema, in which nobody else works.</param>
/// <param name="duration">How long each way is measured.</param>
internal sealed class BareInserts(string connectionString, TimeSpan duration)
{
    private const int Rows = 1_000;

    private readonly EventMix _mix = new("logins");

    /// <summary>One row a commit.</summary>
    /// <returns>Events a second.</returns>
    public Task<double> SingleAsync() => MeasureAsync(1, static (connection, rows) => BareRows.SingleAsync(connection, rows[0]));

    /// <summary>Arrays of 1,000 rows.</summary>
    /// <returns>Events a second.</returns>
    public Task<double> UnnestAsync() => MeasureAsync(Rows, BareRows.UnnestAsync);

    /// <summary>COPY of 1,000 rows.</summary>
    /// <returns>Events a second.</returns>
    public Task<double> CopyAsync() => MeasureAsync(Rows, BareRows.CopyAsync);

    private async Task<double> MeasureAsync(int rows, Func<NpgsqlConnection, IReadOnlyList<BareRow>, Task> store)
    {
        byte[][] payloads = [.. Enumerable.Range(0, rows).Select(_ => _mix.Make(1))];
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var connection = await source.OpenConnectionAsync();
        await store(connection, [.. payloads.Select(BareRow.Of)]);
        var watch = Stopwatch.StartNew();
        var stored = 0L;
        while (watch.Elapsed < duration)
        {
            await store(connection, [.. payloads.Select(BareRow.Of)]);
            stored += rows;
        }

        return stored / watch.Elapsed.TotalSeconds;
    }
}
