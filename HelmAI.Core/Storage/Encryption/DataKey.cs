using System.Security.Cryptography;
using HelmAI.Core.Security;

namespace HelmAI.Core.Storage.Encryption;

/// <summary>
/// A data key, unwrapped. The key itself is not kept: only ciphers are, whose memory the cryptographic library clears when it frees it.
/// </summary>
internal sealed class DataKey
{
    // Ciphers are for one caller at a time; a few of them keep callers out of each other's way.
    private readonly AesGcm[] _ciphers = new AesGcm[4];

    private long _budget;

    /// <summary>Takes a key.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="key">Its 32 bytes; the caller clears them.</param>
    public DataKey(int id, ReadOnlySpan<byte> key)
    {
        Id = id;
        for (var i = 0; i < _ciphers.Length; i++)
        {
            _ciphers[i] = GcmBox.CreateCipher(key);
        }
    }

    /// <summary>Its number.</summary>
    public int Id { get; }

    private AesGcm Cipher => _ciphers[Environment.CurrentManagedThreadId % _ciphers.Length];

    /// <summary>Takes from what this process may still encrypt with it.</summary>
    /// <param name="messages">How many values.</param>
    /// <returns>Whether that many were left.</returns>
    public bool TryTake(long messages) => Interlocked.Add(ref _budget, -messages) >= 0;

    /// <summary>Sets how much this process may encrypt with it; what was left before is forgone.</summary>
    /// <param name="messages">How many values.</param>
    public void Refill(long messages) => Interlocked.Exchange(ref _budget, messages);

    /// <summary>Encrypts a value, of those that were taken.</summary>
    /// <param name="field">The column.</param>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="rowId">The row.</param>
    /// <param name="plaintext">The value.</param>
    /// <returns>The envelope.</returns>
    public byte[] Seal(RowField field, string tenantId, Guid rowId, ReadOnlySpan<byte> plaintext)
    {
        var envelope = new byte[Envelope.HeadLength + GcmBox.Overhead + plaintext.Length];
        Envelope.WriteHead(envelope, Id);
        var associated = field.Bind(envelope.AsSpan(0, Envelope.HeadLength), tenantId, rowId);
        var cipher = Cipher;
        lock (cipher)
        {
            GcmBox.Seal(cipher, plaintext, associated, envelope.AsSpan(Envelope.HeadLength));
        }

        return envelope;
    }

    /// <summary>Decrypts a value.</summary>
    /// <param name="field">The column.</param>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="rowId">The row.</param>
    /// <param name="envelope">The envelope, whose head names this key.</param>
    /// <returns>The value; <see langword="null"/> where it is not what was written to this place.</returns>
    public byte[]? TryOpen(RowField field, string tenantId, Guid rowId, ReadOnlySpan<byte> envelope)
    {
        var associated = field.Bind(envelope[..Envelope.HeadLength], tenantId, rowId);
        var cipher = Cipher;
        lock (cipher)
        {
            return GcmBox.TryOpen(cipher, envelope[Envelope.HeadLength..], associated);
        }
    }
}
