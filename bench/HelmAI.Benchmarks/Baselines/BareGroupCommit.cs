using System.Threading.Channels;
using Npgsql;

namespace HelmAI.Benchmarks.Baselines;

/// <summary>Group commit in its simplest form: one loop stores whatever waits by one insert a table.</summary>
internal sealed class BareGroupCommit : IAsyncDisposable
{
    private const int MaxGroup = 512;

    private readonly Channel<(byte[] Body, TaskCompletionSource Stored)> _waiting = Channel.CreateUnbounded<(byte[], TaskCompletionSource)>();
    private readonly NpgsqlDataSource _source;
    private readonly Task _loop;

    /// <summary>Starts the loop.</summary>
    /// <param name="connectionString">The database.</param>
    public BareGroupCommit(string connectionString)
    {
        _source = NpgsqlDataSource.Create(connectionString);
        _loop = Task.Run(RunAsync);
    }

    /// <summary>Stores a body.</summary>
    /// <param name="body">The body.</param>
    /// <returns>Once it is durable.</returns>
    public Task StoreAsync(byte[] body)
    {
        var stored = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Writer.TryWrite((body, stored));
        return stored.Task;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.Complete();
        await _loop;
        await _source.DisposeAsync();
    }

    private async Task RunAsync()
    {
        await using var connection = await _source.OpenConnectionAsync();
        var group = new List<(byte[] Body, TaskCompletionSource Stored)>(MaxGroup);
        while (await _waiting.Reader.WaitToReadAsync())
        {
            while (group.Count < MaxGroup && _waiting.Reader.TryRead(out var one))
            {
                group.Add(one);
            }

            await BareRows.UnnestAsync(connection, [.. group.Select(static one => BareRow.Of(one.Body))]);
            group.ForEach(static one => one.Stored.SetResult());
            group.Clear();
        }
    }
}
