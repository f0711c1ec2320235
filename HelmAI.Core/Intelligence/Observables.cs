using System.Text;
using HelmAI.Core.Intelligence.Text;

namespace HelmAI.Core.Intelligence;

/// <summary>
/// Brings observables into their canonical form, so that equal things are equal texts. Names of hosts: A-labels (RFC 5891)
/// in lower case without trailing dots; IPv6: RFC 5952; URLs: RFC 3986, section 6.2.2, without default port, user and fragment;
/// digests, e-mail addresses, file names and registry keys: lower case. Defanged forms (<c>hxxp</c>, <c>[.]</c>, <c>(.)</c>,
/// <c>[:]</c>, <c>[@]</c>, <c>[dot]</c>) are undone. The canonical form of a canonical form is itself.
/// </summary>
public static class Observables
{
    /// <summary>The longest value, in bytes of UTF-8: the longest URL that browsers and proxies commonly pass on.</summary>
    public const int MaxLength = 2_048;

    /// <summary>Brings a value of a known type into its canonical form.</summary>
    /// <param name="type">What it is. An IPv4 address mapped into IPv6 is that IPv4 address, so the observable's type may be the other of the two.</param>
    /// <param name="text">The value as written.</param>
    /// <returns>The observable; <see langword="null"/> where the text is not one of that type.</returns>
    public static Observable? Normalise(ObservableType type, ReadOnlySpan<char> text)
    {
        if (text.Length > MaxLength)
        {
            return null;
        }

        Span<byte> utf8 = stackalloc byte[MaxLength];
        Span<byte> canonical = stackalloc byte[MaxLength];
        return Encoding.UTF8.TryGetBytes(text, utf8, out var length) && TryNormalise(ref type, utf8[..length], canonical, out var written)
            ? new Observable(type, Encoding.UTF8.GetString(canonical[..written]))
            : null;
    }

    /// <summary>Recognises a value whose type is not known: an address, network, address with port, URL, e-mail address, digest, registry key or domain.</summary>
    /// <param name="text">The value as written.</param>
    /// <returns>The observable; <see langword="null"/> where the text is none.</returns>
    public static Observable? Recognise(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        foreach (var type in Candidates(text))
        {
            if (Normalise(type, text) is { } observable)
            {
                return observable;
            }
        }

        return null;
    }

    /// <summary>Brings a value of a known type into its canonical form, without allocation for what is ASCII.</summary>
    /// <param name="type">What it is; of an address, its true family afterwards.</param>
    /// <param name="utf8">The value as written.</param>
    /// <param name="canonical">Receives the canonical form: <see cref="MaxLength"/> bytes.</param>
    /// <param name="written">How long that is.</param>
    /// <returns>Whether the text is one of that type.</returns>
    public static bool TryNormalise(ref ObservableType type, ReadOnlySpan<byte> utf8, Span<byte> canonical, out int written)
    {
        written = 0;
        utf8 = utf8.Trim(" \t\r\n"u8);
        if (utf8.IsEmpty || utf8.Length > MaxLength)
        {
            return false;
        }

        var mayBeDefanged = type is <= ObservableType.Email or ObservableType.IpPort;
        written = mayBeDefanged && Defanged.IsIn(utf8) ? WriteDefanged(ref type, utf8, canonical) : Write(ref type, utf8, canonical);
        return written > 0;
    }

    private static int WriteDefanged(ref ObservableType type, ReadOnlySpan<byte> utf8, Span<byte> canonical)
    {
        Span<byte> room = stackalloc byte[MaxLength];
        return Write(ref type, Defanged.Undo(utf8, room).Trim(" \t\r\n"u8), canonical);
    }

    private static int Write(ref ObservableType type, ReadOnlySpan<byte> utf8, Span<byte> canonical) =>
        type switch
        {
            ObservableType.IPv4 or ObservableType.IPv6 => AddressText.Write(ref type, utf8, canonical),
            ObservableType.IpPort => AddressText.WriteWithPort(utf8, canonical),
            ObservableType.Domain => HostText.WriteDomain(utf8, canonical),
            ObservableType.Url => UrlText.Write(utf8, canonical),
            ObservableType.Email => EmailText.Write(utf8, canonical),
            ObservableType.Md5 or ObservableType.Ja3 => DigestText.Write(utf8, 128, canonical),
            ObservableType.Sha1 => DigestText.Write(utf8, 160, canonical),
            ObservableType.Sha256 => DigestText.Write(utf8, 256, canonical),
            ObservableType.Sha512 => DigestText.Write(utf8, 512, canonical),
            ObservableType.FileName => PlainText.WriteFileName(utf8, canonical),
            ObservableType.RegistryKey => RegistryText.Write(utf8, canonical),
            _ => PlainText.Write(utf8, canonical),
        };

    private static ReadOnlySpan<ObservableType> Candidates(ReadOnlySpan<char> text) =>
        text.Contains("://", StringComparison.Ordinal) || text.Contains("[:]", StringComparison.Ordinal) ? [ObservableType.Url, ObservableType.IpPort]
        : text.ContainsAny('@', '\\') || text.Contains("[at]", StringComparison.OrdinalIgnoreCase) ? [ObservableType.Email, ObservableType.RegistryKey, ObservableType.Url]
        : text.ContainsAny('.', ':', '[') ? [ObservableType.IPv4, ObservableType.IpPort, ObservableType.Domain, ObservableType.Url]
        : text.StartsWith('/') ? [ObservableType.Url]
        : [ObservableType.Md5, ObservableType.Sha1, ObservableType.Sha256, ObservableType.Sha512, ObservableType.Domain];
}
