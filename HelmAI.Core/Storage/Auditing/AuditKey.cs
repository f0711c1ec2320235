using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using HelmAI.Core.Audit;

namespace HelmAI.Core.Storage.Auditing;

/// <summary>
/// Makes the authentication codes of a tenant's audit log: HMAC-SHA256 (RFC 2104) over the code before it, the number and every field,
/// texts with their length in front, so that no two entries give the same bytes.
/// </summary>
internal sealed class AuditKey(byte[] key)
{
    /// <summary>What the first entry continues.</summary>
    public static readonly byte[] Beginning = new byte[HMACSHA256.HashSizeInBytes];

    /// <summary>Puts an entry into its place.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="number">Its number.</param>
    /// <param name="previous">The code of the entry before it.</param>
    /// <returns>The code.</returns>
    public byte[] Sign(AuditEntry entry, long number, ReadOnlySpan<byte> previous)
    {
        var bytes = new ArrayBufferWriter<byte>(512);
        bytes.Write("helmai/audit/entry/1"u8);
        bytes.Write(previous);
        Write(bytes, number);
        bytes.Write(entry.Id.ToByteArray(bigEndian: true));
        Write(bytes, entry.OccurredAt.UtcTicks / TimeSpan.TicksPerMicrosecond);
        Write(bytes, entry.Outcome);
        Write(bytes, entry.TenantId);
        Write(bytes, entry.KeyId);
        Write(bytes, entry.Address);
        Write(bytes, entry.Method);
        Write(bytes, entry.Route);
        Write(bytes, entry.Target);
        Write(bytes, entry.RequestId);
        return HMACSHA256.HashData(key, bytes.WrittenSpan);
    }

    /// <summary>Makes a head.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="entries">How many entries the chain has.</param>
    /// <param name="lastMac">The code of the last one.</param>
    /// <returns>The head.</returns>
    public AuditHead SignHead(string tenantId, long entries, byte[] lastMac)
    {
        var bytes = new ArrayBufferWriter<byte>(128);
        bytes.Write("helmai/audit/head/1"u8);
        bytes.Write(lastMac);
        Write(bytes, entries);
        Write(bytes, tenantId);
        return new(tenantId, entries, lastMac, HMACSHA256.HashData(key, bytes.WrittenSpan));
    }

    /// <summary>Whether a head is one of the sealer's.</summary>
    /// <param name="head">The head.</param>
    /// <returns>Whether its code is right.</returns>
    public bool Made(AuditHead head) => CryptographicOperations.FixedTimeEquals(SignHead(head.TenantId, head.Entries, head.LastMac).Mac, head.Mac);

    /// <summary>Whether an entry is in the place that the sealer gave it.</summary>
    /// <param name="link">The entry.</param>
    /// <param name="previous">The code of the entry before it.</param>
    /// <returns>Whether its code is right.</returns>
    public bool Made(AuditLink link, ReadOnlySpan<byte> previous) =>
        CryptographicOperations.FixedTimeEquals(Sign(link.Entry, link.Number, previous), link.Mac);

    private static void Write(ArrayBufferWriter<byte> bytes, long number)
    {
        BinaryPrimitives.WriteInt64BigEndian(bytes.GetSpan(sizeof(long)), number);
        bytes.Advance(sizeof(long));
    }

    private static void Write(ArrayBufferWriter<byte> bytes, string? text)
    {
        Write(bytes, text is null ? -1 : Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, bytes);
    }
}
