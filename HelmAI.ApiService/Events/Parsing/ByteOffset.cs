using System.Buffers;
using System.Text;
using System.Text.Json;

namespace HelmAI.ApiService.Events.Parsing;

/// <summary>Tells at which byte of an input a fault is.</summary>
internal static class ByteOffset
{
    /// <summary>Finds where bytes stop being UTF-8 (RFC 3629).</summary>
    /// <param name="input">The input.</param>
    /// <returns>The offset of the first fault; the number of bytes where there is none.</returns>
    public static int OfInvalidUtf8(ReadOnlySpan<byte> input)
    {
        var offset = 0;
        while (Rune.DecodeFromUtf8(input[offset..], out _, out var length) == OperationStatus.Done)
        {
            offset += length;
        }

        return offset;
    }

    /// <summary>Finds the byte that a reader of JSON stumbled over; it counts lines, which a sender of one long line can't use.</summary>
    /// <param name="input">The input.</param>
    /// <param name="fault">What the reader said.</param>
    /// <returns>The offset.</returns>
    public static int Of(ReadOnlySpan<byte> input, JsonException fault)
    {
        var lineStart = 0;
        for (var line = fault.LineNumber ?? 0; line > 0; line--)
        {
            lineStart += input[lineStart..].IndexOf((byte)'\n') + 1;
        }

        return lineStart + (int)(fault.BytePositionInLine ?? 0);
    }
}
