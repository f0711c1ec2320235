namespace HelmAI.Core.Intelligence.Text;

/// <summary>The canonical form of registry keys: lower case, the hive's name in full, no backslash at the end.</summary>
internal static class RegistryText
{
    private static readonly (byte[] Written, byte[] Hive)[] Hives =
    [
        .. Spellings("hkey_local_machine", "hklm", "hkey_local_machine", @"\registry\machine"),
        .. Spellings("hkey_current_user", "hkcu", "hkey_current_user"),
        .. Spellings("hkey_users", "hku", "hkey_users", @"\registry\user"),
        .. Spellings("hkey_classes_root", "hkcr", "hkey_classes_root"),
        .. Spellings("hkey_current_config", "hkcc", "hkey_current_config"),
    ];

    /// <summary>Writes a registry key.</summary>
    /// <param name="text">The key as written, with its hive.</param>
    /// <param name="destination">Receives the canonical form.</param>
    /// <returns>How long that is; 0 where the text is no registry key.</returns>
    public static int Write(ReadOnlySpan<byte> text, Span<byte> destination)
    {
        Span<byte> lower = stackalloc byte[Observables.MaxLength];
        var length = PlainText.Lower(text, lower);
        ReadOnlySpan<byte> key = lower[..length];
        if (key.StartsWith(@"computer\"u8))
        {
            key = key[@"computer\"u8.Length..];
        }

        foreach (var (written, hive) in Hives)
        {
            if (!key.StartsWith(written))
            {
                continue;
            }

            // PowerShell names hives as drives: HKLM:\SOFTWARE.
            var rest = key[written.Length..];
            rest = rest.StartsWith(@":\"u8) ? rest[1..] : rest;
            if (rest.StartsWith((byte)'\\') && rest.TrimEnd(@"\ "u8) is { Length: > 1 } path)
            {
                var writer = new Utf8Writer(destination);
                writer.Add(hive);
                writer.Add(path);
                return writer.IsFull || path.IndexOfAnyInRange((byte)0, (byte)0x1F) >= 0 ? 0 : writer.Length;
            }
        }

        return 0;
    }

    private static IEnumerable<(byte[] Written, byte[] Hive)> Spellings(string hive, params string[] spellings) =>
        spellings.Select(one => (System.Text.Encoding.ASCII.GetBytes(one), System.Text.Encoding.ASCII.GetBytes(hive)));
}
