using System.Buffers.Binary;

namespace HelmAI.Core.Storage.Encryption;

/// <summary>The head of a stored ciphertext: a version and the number of the data key (4 bytes in network order). A <see cref="Security.GcmBox"/> follows.</summary>
internal static class Envelope
{
    /// <summary>The one version there is. No JSON begins with this byte, so that a plain payload is told from a sealed one.</summary>
    public const byte Version = 1;

    /// <summary>How many bytes the head has.</summary>
    public const int HeadLength = 1 + sizeof(int);

    /// <summary>Writes a head.</summary>
    /// <param name="envelope">Where to.</param>
    /// <param name="keyId">The data key.</param>
    public static void WriteHead(Span<byte> envelope, int keyId)
    {
        envelope[0] = Version;
        BinaryPrimitives.WriteInt32BigEndian(envelope[1..], keyId);
    }

    /// <summary>Reads a head.</summary>
    /// <param name="envelope">The stored bytes.</param>
    /// <param name="keyId">The data key.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryReadHead(ReadOnlySpan<byte> envelope, out int keyId)
    {
        keyId = 0;
        return envelope.Length > HeadLength && envelope[0] == Version && BinaryPrimitives.TryReadInt32BigEndian(envelope[1..], out keyId);
    }
}
