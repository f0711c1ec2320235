using Npgsql;
using NpgsqlTypes;

namespace HelmAI.Benchmarks.Baselines;

/// <summary>Stores event and queue rows in the product's own tables, with all their indexes, by the driver alone.</summary>
internal static class BareRows
{
    private const string EventColumns = "id, tenant_id, received_at, occurred_at, event_type, source, user_id, session_id, ip_address, reports_threat, payload";
    private const string QueueColumns = "event_id, tenant_id, occurred_at";

    /// <summary>Stores one row a commit.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="row">The row.</param>
    /// <returns>Once it is durable.</returns>
    public static async Task SingleAsync(NpgsqlConnection connection, BareRow row)
    {
        await using var command = new NpgsqlCommand(
            $"WITH e AS (INSERT INTO events ({EventColumns}) VALUES ($1, 'bench', $2, $2, 'login', $4, $5, $6, $7, false, $3)) INSERT INTO event_queue ({QueueColumns}) VALUES ($1, 'bench', $2)", connection);
        command.Parameters.AddWithValue(row.Id);
        command.Parameters.AddWithValue(row.At);
        command.Parameters.AddWithValue(row.Payload);
        command.Parameters.AddWithValue(row.Source);
        command.Parameters.AddWithValue(row.UserId);
        command.Parameters.AddWithValue(row.SessionId);
        command.Parameters.AddWithValue(row.IpAddress);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Stores rows by one statement and one commit.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="rows">The rows.</param>
    /// <returns>Once they are durable.</returns>
    public static async Task UnnestAsync(NpgsqlConnection connection, IReadOnlyList<BareRow> rows)
    {
        await using var command = new NpgsqlCommand(
            $"WITH r AS (SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7) AS r (id, at, payload, source, user_id, session_id, ip_address)), e AS (INSERT INTO events ({EventColumns}) SELECT id, 'bench', at, at, 'login', source, user_id, session_id, ip_address, false, payload FROM r) INSERT INTO event_queue ({QueueColumns}) SELECT id, 'bench', at FROM r", connection);
        command.Parameters.AddWithValue(rows.Select(static row => row.Id).ToArray());
        command.Parameters.AddWithValue(rows.Select(static row => row.At).ToArray());
        command.Parameters.AddWithValue(rows.Select(static row => row.Payload).ToArray());
        command.Parameters.AddWithValue(rows.Select(static row => row.Source).ToArray());
        command.Parameters.AddWithValue(rows.Select(static row => row.UserId).ToArray());
        command.Parameters.AddWithValue(rows.Select(static row => row.SessionId).ToArray());
        command.Parameters.AddWithValue(rows.Select(static row => row.IpAddress).ToArray());
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Stores rows by COPY and one commit.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="rows">The rows.</param>
    /// <returns>Once they are durable.</returns>
    public static async Task CopyAsync(NpgsqlConnection connection, IReadOnlyList<BareRow> rows)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var events = await connection.BeginBinaryImportAsync($"COPY events ({EventColumns}) FROM STDIN (FORMAT BINARY)"))
        {
            foreach (var row in rows)
            {
                await events.StartRowAsync();
                await events.WriteAsync(row.Id);
                await events.WriteAsync("bench");
                await events.WriteAsync(row.At, NpgsqlDbType.TimestampTz);
                await events.WriteAsync(row.At, NpgsqlDbType.TimestampTz);
                await events.WriteAsync("login");
                await events.WriteAsync(row.Source);
                await events.WriteAsync(row.UserId);
                await events.WriteAsync(row.SessionId);
                await events.WriteAsync(row.IpAddress);
                await events.WriteAsync(value: false);
                await events.WriteAsync(row.Payload);
            }

            await events.CompleteAsync();
        }

        await using (var queue = await connection.BeginBinaryImportAsync($"COPY event_queue ({QueueColumns}) FROM STDIN (FORMAT BINARY)"))
        {
            foreach (var row in rows)
            {
                await queue.StartRowAsync();
                await queue.WriteAsync(row.Id);
                await queue.WriteAsync("bench");
                await queue.WriteAsync(row.At, NpgsqlDbType.TimestampTz);
            }

            await queue.CompleteAsync();
        }

        await transaction.CommitAsync();
    }
}
