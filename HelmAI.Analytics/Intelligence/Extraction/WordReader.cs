using HelmAI.Core.Intelligence;
using HelmAI.Core.Intelligence.Text;

namespace HelmAI.Analytics.Intelligence.Extraction;

/// <summary>Tells what a single word is, and adds it.</summary>
/// <param name="found">Receives it.</param>
/// <param name="seenIn">The value that it stands in.</param>
internal readonly ref struct WordReader(EventObservables found, int seenIn)
{
    /// <summary>Reads a word that has no scheme.</summary>
    /// <param name="word">The word.</param>
    /// <param name="isInPath">Whether it stands in a path of Windows, where a dot makes no domain.</param>
    public void Read(ReadOnlySpan<byte> word, bool isInPath)
    {
        word = word.TrimEnd(".:!?*/-]"u8);
        if (word.StartsWith((byte)'['))
        {
            ReadBracketed(word[1..]);
            return;
        }

        var shape = WordShape.Of(word);
        if (shape.Dots == 0 && shape.Colons < 2)
        {
            ReadDigest(word[(word.LastIndexOf((byte)':') + 1)..], shape);
        }
        else if (shape.Ats == 1)
        {
            ReadEmail(word[(word.LastIndexOf((byte)':') + 1)..]);
        }
        else if (shape.Slashes > 0)
        {
            ReadWithPath(word);
        }
        else if (shape.Colons > 1)
        {
            found.Add(ObservableType.IPv6, word, seenIn);
        }
        else if (!isInPath)
        {
            ReadHost(word);
        }
    }

    /// <summary>Reads the host, and the port, of a URL.</summary>
    /// <param name="url">What follows the scheme.</param>
    /// <param name="port">The scheme's port; 0 where it has none.</param>
    public void ReadAuthority(ReadOnlySpan<byte> url, int port)
    {
        var end = url.IndexOfAny("/?#"u8);
        url = end < 0 ? url : url[..end];
        url = url[(url.LastIndexOf((byte)'@') + 1)..];
        var bracket = url.IndexOf((byte)']');
        var colon = url[(bracket + 1)..].IndexOf((byte)':');
        var host = colon < 0 ? url : url[..(bracket + 1 + colon)];
        if (colon >= 0 && AddressText.TryParsePort(url[(host.Length + 1)..], out var own))
        {
            port = own;
        }

        host = bracket > 0 && host.StartsWith((byte)'[') ? host[1..bracket] : host;
        if (AddressText.TryParse(host, out var address))
        {
            AddAddress(host, address, port);
        }
        else
        {
            found.Add(ObservableType.Domain, host, seenIn);
        }
    }

    /// <summary>Adds an address, and the address with its port.</summary>
    /// <param name="text">The address as written.</param>
    /// <param name="address">The address.</param>
    /// <param name="port">The port; 0 for none.</param>
    public void AddAddress(ReadOnlySpan<byte> text, UInt128 address, int port)
    {
        found.Add(ObservableType.IPv4, text, seenIn);
        if (port > 0)
        {
            Span<byte> pair = stackalloc byte[AddressText.MaxAddress + 8];
            found.Add(ObservableType.IpPort, pair[..AddressText.Write(address, port, pair)], seenIn);
        }
    }

    private void ReadBracketed(ReadOnlySpan<byte> word)
    {
        var bracket = word.IndexOf((byte)']');
        if (bracket < 0 || !AddressText.TryParse(word[..bracket], out var address))
        {
            Read(bracket < 0 ? word : word[..bracket], isInPath: false);
            return;
        }

        var rest = word[(bracket + 1)..];
        AddAddress(word[..bracket], address, rest.StartsWith((byte)':') && AddressText.TryParsePort(rest[1..], out var port) ? port : 0);
    }

    // "host:port", or "name:value" as in "sha256:…" and "domain:evil.example".
    private void ReadHost(ReadOnlySpan<byte> word)
    {
        var colon = word.IndexOf((byte)':');
        var port = 0;
        if (colon >= 0 && AddressText.TryParsePort(word[(colon + 1)..], out port))
        {
            word = word[..colon];
        }
        else if (colon >= 0)
        {
            word = word[(colon + 1)..];
        }

        if (AddressText.TryParse(word, out var address))
        {
            AddAddress(word, address, port);
        }
        else if (MayBeDomain(word))
        {
            found.Add(ObservableType.Domain, word, seenIn);
        }
    }

    private void ReadWithPath(ReadOnlySpan<byte> word)
    {
        var slash = word.IndexOf((byte)'/');
        var host = word[..slash];
        if (slash == 0 || !host.Contains((byte)'.'))
        {
            if (host.Count((byte)':') > 1)
            {
                found.Add(ObservableType.IPv6, host, seenIn);
            }

            return;
        }

        if (found.Add(ObservableType.Url, word, seenIn))
        {
            ReadHost(host);
        }
    }

    private void ReadEmail(ReadOnlySpan<byte> word)
    {
        if (found.Add(ObservableType.Email, word, seenIn))
        {
            found.Add(ObservableType.Domain, word[(word.IndexOf((byte)'@') + 1)..], seenIn);
        }
    }

    private void ReadDigest(ReadOnlySpan<byte> word, in WordShape shape)
    {
        var type = word.Length switch
        {
            32 => ObservableType.Md5,
            40 => ObservableType.Sha1,
            64 => ObservableType.Sha256,
            128 => ObservableType.Sha512,
            _ => ObservableType.IPv4,
        };
        if (type != ObservableType.IPv4 && shape.Slashes == 0)
        {
            found.Add(type, word, seenIn);
        }
    }

    private static bool MayBeDomain(ReadOnlySpan<byte> word)
    {
        var last = word[(word.LastIndexOf((byte)'.') + 1)..];
        return last.Length > 1 && word.Length > last.Length + 1 && (char.IsAsciiLetter((char)last[0]) || last[0] >= 0x80);
    }
}
