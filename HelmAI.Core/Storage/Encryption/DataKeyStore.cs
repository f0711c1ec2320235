using HelmAI.Core.Storage.Queries;

namespace HelmAI.Core.Storage.Encryption;

/// <summary>The table of data keys.</summary>
internal sealed class DataKeyStore(ITransactions transactions, TimeProvider time)
{
    private const string Select = "SELECT k.id, k.tenant_id, k.purpose, k.generation, k.wrapped_by, k.wrapped FROM data_keys k";

    private static readonly StorageOperation Finding = new("find", "data_keys");
    private static readonly StorageOperation Adding = new("add", "data_keys");
    private static readonly StorageOperation Reserving = new("reserve", "data_keys");
    private static readonly StorageOperation Rewrapping = new("rewrap", "data_keys");

    /// <summary>Finds a key by its number.</summary>
    public async Task<WrappedKey?> FindAsync(int id, CancellationToken cancellationToken) =>
        (await QueryAsync(Finding, new($"{Select} WHERE k.id = @p0", [id]), cancellationToken)).SingleOrDefault();

    /// <summary>Finds the key in use.</summary>
    public async Task<WrappedKey?> FindNewestAsync(string tenantId, string purpose, CancellationToken cancellationToken) =>
        (await QueryAsync(Finding, Newest(tenantId, purpose), cancellationToken)).SingleOrDefault();

    /// <summary>Stores a key, unless another process was first with one of its generation.</summary>
    /// <returns>The key in use from now on.</returns>
    public Task<WrappedKey> AddAsync(WrappedKey key, CancellationToken cancellationToken) => transactions.RunAsync(
        Adding,
        async transaction =>
        {
            await InsertAsync(transaction, key, cancellationToken);
            return (await transaction.QueryAsync(Newest(key.TenantId, key.Purpose), Read, cancellationToken)).Single();
        },
        cancellationToken);

    /// <summary>Takes a part of what a key may encrypt in all.</summary>
    /// <returns>Whether so much was left.</returns>
    public async Task<bool> TryReserveAsync(int id, long messages, long most, CancellationToken cancellationToken) => await transactions.RunAsync(
        Reserving,
        async transaction => (await transaction.QueryAsync(
            new("UPDATE data_keys SET reserved = reserved + @p0 WHERE id = @p1 AND reserved + @p0 <= @p2 RETURNING id", [messages, id, most]),
            static row => row.Integer(0),
            cancellationToken)).Count == 1,
        cancellationToken);

    /// <summary>Goes through the keys that another key-encryption key than the current one wrapped, and those that show whether that one is right.</summary>
    /// <param name="current">The name of the key-encryption key.</param>
    /// <param name="rewrap">Gives a key as it is to be stored; <see langword="null"/> keeps it.</param>
    /// <param name="check">Makes the key that is stored where none shows whether the key-encryption key is right.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many keys were wrapped anew.</returns>
    public Task<int> RewrapAsync(
        string current, Func<WrappedKey, WrappedKey?> rewrap, Func<WrappedKey> check, CancellationToken cancellationToken) => transactions.RunAsync(
        Rewrapping,
        async transaction =>
        {
            await transaction.LockAsync(StorageLocks.DataKeys, wait: true, cancellationToken);
            var keys = await transaction.QueryAsync(
                new($"{Select} WHERE k.wrapped_by <> @p0 OR k.purpose = @p1", [current, KeyPurpose.Check]), Read, cancellationToken);
            var rewrapped = keys.Select(rewrap).OfType<WrappedKey>().ToList();
            foreach (var key in rewrapped)
            {
                await transaction.ExecuteAsync(
                    "UPDATE data_keys SET wrapped_by = @p0, wrapped = @p1 WHERE id = @p2", [key.WrappedBy, key.Bytes, key.Id], cancellationToken);
            }

            if (!keys.Any(static key => key.Purpose == KeyPurpose.Check))
            {
                await InsertAsync(transaction, check(), cancellationToken);
            }

            return rewrapped.Count;
        },
        cancellationToken);

    private static SqlQuery Newest(string tenantId, string purpose) =>
        new($"{Select} WHERE k.tenant_id = @p0 AND k.purpose = @p1 ORDER BY k.generation DESC LIMIT 1", [tenantId, purpose]);

    private static WrappedKey Read(Row row) =>
        new((int)row.Integer(0), row.Text(1), row.Text(2), (int)row.Integer(3), row.Text(4), row.Bytes(5));

    private Task InsertAsync(ITransaction transaction, WrappedKey key, CancellationToken cancellationToken) => transaction.ExecuteAsync(
        """
        INSERT INTO data_keys (tenant_id, purpose, generation, wrapped_by, wrapped, created_at) VALUES (@p0, @p1, @p2, @p3, @p4, @p5)
        ON CONFLICT (tenant_id, purpose, generation) DO NOTHING
        """,
        [key.TenantId, key.Purpose, key.Generation, key.WrappedBy, key.Bytes, time.GetUtcNow()],
        cancellationToken);

    private Task<List<WrappedKey>> QueryAsync(StorageOperation operation, SqlQuery query, CancellationToken cancellationToken) =>
        transactions.RunAsync(operation, transaction => transaction.QueryAsync(query, Read, cancellationToken), cancellationToken);
}
