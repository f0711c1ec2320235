using System.Buffers;
using HelmAI.Core.Intelligence;

namespace HelmAI.Analytics.Intelligence.Extraction;

/// <summary>Finds registry keys in a text: what begins with a hive's name. A value is named like a key under its key, so the key above counts too.</summary>
internal static class RegistryScan
{
    private static readonly SearchValues<byte> Ends = SearchValues.Create(" \t\r\n\"'<>|,;`"u8);

    /// <summary>Scans a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="found">Receives the keys.</param>
    /// <param name="seenIn">The value that is scanned.</param>
    public static void Scan(ReadOnlySpan<byte> text, EventObservables found, int seenIn)
    {
        for (var at = text.IndexOf("HK"u8); at >= 0 && !found.IsFull; at = text.IndexOf("HK"u8))
        {
            var isWord = at == 0 || !char.IsAsciiLetterOrDigit((char)text[at - 1]);
            text = text[at..];
            var end = text.IndexOfAny(Ends);
            var key = end < 0 ? text : text[..end];
            if (isWord && key.Contains((byte)'\\'))
            {
                Add(key, found, seenIn);
            }

            text = text[2..];
        }
    }

    /// <summary>Adds a key and the one above it.</summary>
    /// <param name="key">The key as written.</param>
    /// <param name="found">Receives them.</param>
    /// <param name="seenIn">The value that it stands in.</param>
    public static void Add(ReadOnlySpan<byte> key, EventObservables found, int seenIn)
    {
        if (found.Add(ObservableType.RegistryKey, key, seenIn))
        {
            found.Add(ObservableType.RegistryKey, key[..key.TrimEnd((byte)'\\').LastIndexOf((byte)'\\')], seenIn);
        }
    }
}
