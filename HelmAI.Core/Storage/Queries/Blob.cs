using System.Runtime.InteropServices;

namespace HelmAI.Core.Storage.Queries;

/// <summary>Bytes as drivers take them.</summary>
internal static class Blob
{
    /// <summary>Bytes as an array; copied only where they are part of a greater one.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The same bytes; not to be changed.</returns>
    public static byte[] ToBytes(this ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var segment) && segment.Offset == 0 && segment.Array!.Length == segment.Count
            ? segment.Array
            : bytes.ToArray();
}
