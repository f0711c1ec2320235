using System.Text;
using HelmAI.Core.Security;

namespace HelmAI.Core.Storage.Encryption;

/// <summary>A data key as the database has it.</summary>
/// <param name="Id">Its number, by which ciphertexts name it; 0 before it is stored.</param>
/// <param name="TenantId">Whose it is; empty for <see cref="KeyPurpose.Check"/>.</param>
/// <param name="Purpose">One of <see cref="KeyPurpose"/>.</param>
/// <param name="Generation">Counts the tenant's keys for this purpose, from 1; the last one is in use.</param>
/// <param name="WrappedBy">The name of the key-encryption key.</param>
/// <param name="Bytes">The wrapped key.</param>
internal sealed record WrappedKey(int Id, string TenantId, string Purpose, int Generation, string WrappedBy, byte[] Bytes)
{
    /// <summary>Wraps a key.</summary>
    /// <param name="with">The key-encryption key.</param>
    /// <param name="tenantId">Whose it is.</param>
    /// <param name="purpose">What it is for.</param>
    /// <param name="generation">Which one of these.</param>
    /// <param name="key">The key.</param>
    /// <returns>It, not stored yet.</returns>
    public static WrappedKey Create(EncryptionKey with, string tenantId, string purpose, int generation, ReadOnlySpan<byte> key) =>
        new(0, tenantId, purpose, generation, with.Id, with.Wrap(key, Associated(tenantId, purpose, generation)));

    /// <summary>Unwraps the key.</summary>
    /// <param name="with">The key-encryption key of the name <see cref="WrappedBy"/>.</param>
    /// <returns>The key; <see langword="null"/> where this was changed.</returns>
    public byte[]? TryUnwrap(EncryptionKey with) => with.TryUnwrap(Bytes, Associated(TenantId, Purpose, Generation));

    private static byte[] Associated(string tenantId, string purpose, int generation) =>
        Encoding.UTF8.GetBytes(FormattableString.Invariant($"helmai/data-key/{purpose}/{generation}/{tenantId}"));
}
