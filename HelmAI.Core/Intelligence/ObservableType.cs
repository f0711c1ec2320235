namespace HelmAI.Core.Intelligence;

/// <summary>What an observable is.</summary>
public enum ObservableType
{
    /// <summary>An IPv4 address, or a network of them with its prefix length: <c>198.51.100.0/24</c>.</summary>
    IPv4,

    /// <summary>An IPv6 address, or a network of them with its prefix length: <c>2001:db8::/32</c>.</summary>
    IPv6,

    /// <summary>A domain name of at least two labels.</summary>
    Domain,

    /// <summary>A URL; also one without its scheme (<c>evil.example/drop</c>), and a path alone (<c>/drop/gate.php</c>), which stands for that path on any host.</summary>
    Url,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>An MD5 digest in hexadecimal.</summary>
    Md5,

    /// <summary>A SHA-1 digest in hexadecimal.</summary>
    Sha1,

    /// <summary>A SHA-256 digest in hexadecimal.</summary>
    Sha256,

    /// <summary>A SHA-512 digest in hexadecimal.</summary>
    Sha512,

    /// <summary>A file's name without its folders.</summary>
    FileName,

    /// <summary>What a client says of itself over HTTP.</summary>
    UserAgent,

    /// <summary>The JA3 fingerprint of a TLS client: an MD5 digest in hexadecimal.</summary>
    Ja3,

    /// <summary>A key of the Windows registry, with its hive.</summary>
    RegistryKey,

    /// <summary>An address with a port: <c>198.51.100.7:443</c>, <c>[2001:db8::7]:443</c>.</summary>
    IpPort,
}
