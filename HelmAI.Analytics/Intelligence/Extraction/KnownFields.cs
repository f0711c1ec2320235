using HelmAI.Core.Intelligence;

namespace HelmAI.Analytics.Intelligence.Extraction;

/// <summary>
/// Fields that are known to hold what can't be told from other text, by the names of this product's envelope, Sigma and its log sources,
/// Windows and Sysmon, and the Elastic Common Schema (8.x). Addresses, domains, URLs, e-mail addresses and digests need no row: they are
/// found in any text.
/// </summary>
internal static class KnownFields
{
    /// <summary>Fields that hold one kind of observable.</summary>
    public static IReadOnlyList<(ObservableType Type, string[] Fields)> Single { get; } =
    [
        (ObservableType.UserAgent, ["user_agent", "userAgent", "UserAgent", "c-useragent", "cs-user-agent", "user_agent.original", "http.user_agent", "request.headers.user-agent"]),
        (ObservableType.Ja3, ["ja3", "ja3_hash", "JA3", "tls.client.ja3", "ssl.ja3", "tls.ja3.hash", "network.ja3"]),
        (ObservableType.RegistryKey, ["TargetObject", "ObjectName", "registry.path", "registry.key", "registry_key"]),
        (ObservableType.Url, ["url", "uri", "url.path", "cs-uri-stem", "cs-uri", "c-uri", "c-uri-path", "request_uri", "http.request.uri", "request.path", "http_path"]),
        (ObservableType.FileName,
        [
            "file_name", "fileName", "FileName", "filename", "attachment", "attachments", "file.name", "file.path", "file_path", "TargetFilename", "Image", "ParentImage",
            "OriginalFileName", "ImageLoaded", "NewProcessName", "ParentProcessName", "process_name", "process.name", "process.executable", "process.pe.original_file_name",
            "process.parent.name", "process.parent.executable", "dll.name", "dll.path", "email.attachments.file.name",
        ]),
    ];

    /// <summary>Fields that make one observable together: an address and its port, a host and the path of a URL.</summary>
    public static IReadOnlyList<(ObservableType Type, string First, string Second)> Pairs { get; } =
    [
        (ObservableType.IpPort, "dst_ip", "dst_port"),
        (ObservableType.IpPort, "dest_ip", "dest_port"),
        (ObservableType.IpPort, "destination_ip", "destination_port"),
        (ObservableType.IpPort, "destination.ip", "destination.port"),
        (ObservableType.IpPort, "DestinationIp", "DestinationPort"),
        (ObservableType.IpPort, "DestAddress", "DestPort"),
        (ObservableType.IpPort, "id.resp_h", "id.resp_p"),
        (ObservableType.IpPort, "ip_address", "port"),
        (ObservableType.IpPort, "src_ip", "src_port"),
        (ObservableType.IpPort, "source_ip", "source_port"),
        (ObservableType.IpPort, "source.ip", "source.port"),
        (ObservableType.IpPort, "SourceIp", "SourcePort"),
        (ObservableType.IpPort, "SourceAddress", "SourcePort"),
        (ObservableType.IpPort, "id.orig_h", "id.orig_p"),
        (ObservableType.Url, "cs-host", "cs-uri-stem"),
        (ObservableType.Url, "r-dns", "c-uri-path"),
        (ObservableType.Url, "url.domain", "url.path"),
        (ObservableType.Url, "host", "request_uri"),
        (ObservableType.Url, "host", "uri"),
        (ObservableType.Url, "http_host", "http_path"),
    ];
}
