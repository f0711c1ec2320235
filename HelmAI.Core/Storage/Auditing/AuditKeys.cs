using System.Collections.Concurrent;
using HelmAI.Core.Storage.Encryption;

namespace HelmAI.Core.Storage.Auditing;

/// <summary>The keys of the tenants' audit logs: wrapped in the table of data keys like those of rows, so that a new key-encryption key leaves the chains as they are.</summary>
internal sealed class AuditKeys(DataKeyStore store, KeyRing ring)
{
    // 32 bytes each. Beyond that all are forgotten and read again as they are needed.
    private const int MaxKeys = 10_000;

    private readonly ConcurrentDictionary<string, AuditKey> _keys = new(StringComparer.Ordinal);

    /// <summary>Gets a tenant's key; makes it where there is none.</summary>
    public async Task<AuditKey> GetAsync(string tenantId, CancellationToken cancellationToken) =>
        await FindAsync(tenantId, cancellationToken)
        ?? Add(await store.AddAsync(ring.Generate(tenantId, KeyPurpose.Audit, generation: 1), cancellationToken));

    /// <summary>Finds a tenant's key.</summary>
    public async Task<AuditKey?> FindAsync(string tenantId, CancellationToken cancellationToken) =>
        _keys.TryGetValue(tenantId, out var known) ? known
        : await store.FindNewestAsync(tenantId, KeyPurpose.Audit, cancellationToken) is { } key ? Add(key)
        : null;

    private AuditKey Add(WrappedKey key)
    {
        if (_keys.Count >= MaxKeys)
        {
            _keys.Clear();
        }

        return _keys.GetOrAdd(key.TenantId, _ => ring.Use(key, static bytes => new AuditKey([.. bytes])));
    }
}
