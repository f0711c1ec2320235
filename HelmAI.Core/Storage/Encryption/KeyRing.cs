using System.Security.Cryptography;
using HelmAI.Core.Errors;
using HelmAI.Core.Security;
using Microsoft.Extensions.Logging;

namespace HelmAI.Core.Storage.Encryption;

/// <summary>The configured key-encryption keys, and what they open.</summary>
internal sealed class KeyRing(EncryptionSettings settings, DataKeyStore store, ILogger<KeyRing> logger) : IKeyVault
{
    /// <summary>The environment variable of the current key, as errors name it.</summary>
    public const string Setting = "HELM_ENCRYPTION_KEY";

    private readonly Dictionary<string, EncryptionKey> _keys =
        settings.Others.Append(settings.Current).DistinctBy(static key => key.Id, StringComparer.Ordinal).ToDictionary(static key => key.Id, StringComparer.Ordinal);

    /// <inheritdoc/>
    public async Task UnlockAsync(CancellationToken cancellationToken)
    {
        var rewrapped = await store.RewrapAsync(settings.Current.Id, Rewrap, () => Generate(string.Empty, KeyPurpose.Check, generation: 1), cancellationToken);
        if (rewrapped > 0)
        {
            logger.DataKeysRewrapped(rewrapped, settings.Current.Id);
        }
    }

    /// <summary>Makes a new data key.</summary>
    /// <param name="tenantId">Whose it is.</param>
    /// <param name="purpose">What it is for.</param>
    /// <param name="generation">Which one of these.</param>
    /// <returns>It, wrapped and not stored yet.</returns>
    public WrappedKey Generate(string tenantId, string purpose, int generation)
    {
        var key = RandomNumberGenerator.GetBytes(EncryptionKey.Length);
        try
        {
            return WrappedKey.Create(settings.Current, tenantId, purpose, generation, key);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <summary>Unwraps a data key for some use, and clears it afterwards.</summary>
    /// <typeparam name="T">What the use gives.</typeparam>
    /// <param name="wrapped">The key.</param>
    /// <param name="use">Uses it; must not keep it.</param>
    /// <returns>What the use gave.</returns>
    /// <exception cref="ConfigurationException">None of the configured keys opens it.</exception>
    public T Use<T>(WrappedKey wrapped, Func<byte[], T> use)
    {
        if (!_keys.TryGetValue(wrapped.WrappedBy, out var key))
        {
            throw new ConfigurationException(
                Setting,
                $"The keys of this database are wrapped by the key-encryption key {wrapped.WrappedBy}, which is not configured (configured: {string.Join(", ", _keys.Keys)}). "
                + $"Set {Setting} to the key that the database was made with; where it has been replaced, name it in HELM_ENCRYPTION_KEYS_OLD.");
        }

        var bytes = wrapped.TryUnwrap(key)
            ?? throw new ConfigurationException(Setting, $"The data key {wrapped.Id} in the database was changed: its key-encryption key {key.Id} does not open it.");
        try
        {
            return use(bytes);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    private WrappedKey? Rewrap(WrappedKey wrapped) => Use(wrapped, key => wrapped.WrappedBy == settings.Current.Id
        ? null
        : WrappedKey.Create(settings.Current, wrapped.TenantId, wrapped.Purpose, wrapped.Generation, key) with { Id = wrapped.Id });
}
