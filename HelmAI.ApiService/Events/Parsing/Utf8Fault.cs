using System.Buffers;
using System.Text;

namespace HelmAI.ApiService.Events.Parsing;

/// <summary>Finds where bytes stop being UTF-8 (RFC 3629).</summary>
internal static class Utf8Fault
{
    /// <summary>Finds the first fault.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>Its offset; the number of bytes where there is none.</returns>
    public static int Find(ReadOnlySpan<byte> bytes)
    {
        var offset = 0;
        while (Rune.DecodeFromUtf8(bytes[offset..], out _, out var length) == OperationStatus.Done)
        {
            offset += length;
        }

        return offset;
    }
}
