using System.Text;

namespace HelmAI.Core.Intelligence.Text;

/// <summary>The canonical form of texts that have no structure of their own.</summary>
internal static class PlainText
{
    /// <summary>Writes a text as it stands.</summary>
    /// <param name="text">The text, without space around it.</param>
    /// <param name="destination">Receives it.</param>
    /// <returns>How long it is; 0 where it has control characters.</returns>
    public static int Write(ReadOnlySpan<byte> text, Span<byte> destination) =>
        !HasControls(text) && text.TryCopyTo(destination) ? text.Length : 0;

    /// <summary>Writes the name of a file: what follows the last folder, in lower case, since Windows does not tell them apart.</summary>
    /// <param name="text">A path or a name.</param>
    /// <param name="destination">Receives the name.</param>
    /// <returns>How long it is; 0 where there is none.</returns>
    public static int WriteFileName(ReadOnlySpan<byte> text, Span<byte> destination)
    {
        text = text[(text.LastIndexOfAny("\\/"u8) + 1)..].Trim(" \""u8);
        return HasControls(text) ? 0 : Lower(text, destination);
    }

    /// <summary>Writes a text in lower case.</summary>
    /// <param name="text">The text.</param>
    /// <param name="destination">Receives it.</param>
    /// <returns>How long it is; 0 where the destination is too short.</returns>
    public static int Lower(ReadOnlySpan<byte> text, Span<byte> destination) =>
        Ascii.IsValid(text)
            ? Ascii.ToLower(text, destination, out var written) == System.Buffers.OperationStatus.Done ? written : 0
            : Encoding.UTF8.TryGetBytes(Encoding.UTF8.GetString(text).ToLowerInvariant(), destination, out written) ? written : 0;

    private static bool HasControls(ReadOnlySpan<byte> text) => text.IndexOfAnyInRange((byte)0, (byte)0x1F) >= 0 || text.Contains((byte)0x7F);
}
