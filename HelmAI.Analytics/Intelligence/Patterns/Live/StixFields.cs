namespace HelmAI.Analytics.Intelligence.Patterns.Live;

/// <summary>
/// How events are observed in STIX' words (STIX 2.1, section 6): by the names of this product's envelope, Sigma, Windows and Sysmon, Zeek and the
/// Elastic Common Schema. Addresses, domains, URLs, e-mail addresses and digests come from the event's observables, wherever they stand.
/// </summary>
internal static class StixFields
{
    /// <summary>The objects that refer to others, and whether the other tells that the one is there: an image tells of a process, a user does not.</summary>
    public static IReadOnlyList<(string From, string Property, string To, bool Tells)> References { get; } =
    [
        ("parent", "image_ref", "parent_image", true),
        ("process", "image_ref", "image", true),
        ("process", "parent_ref", "parent", true),
        ("process", "creator_user_ref", "user", false),
        ("traffic", "src_ref", "source", true),
        ("traffic", "dst_ref", "destination", true),
        ("message", "from_ref", "sender", true),
    ];

    /// <summary>The types of the objects.</summary>
    public static IReadOnlyDictionary<string, string> Types { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["file"] = "file",
        ["image"] = "file",
        ["parent_image"] = "file",
        ["process"] = "process",
        ["parent"] = "process",
        ["user"] = "user-account",
        ["traffic"] = "network-traffic",
        ["key"] = "windows-registry-key",
        ["message"] = "email-message",
    };

    /// <summary>The properties.</summary>
    public static IReadOnlyList<StixField> Rows { get; } =
    [
        new("file", StixFieldKind.FileName, ["name"], ["file_name", "fileName", "FileName", "filename", "file.name", "TargetFilename", "file.path", "ImageLoaded", "attachment"]),
        new("file", StixFieldKind.Number, ["size"], ["file_size", "file.size"]),
        new("image", StixFieldKind.FileName, ["name"], ["Image", "NewProcessName", "process.executable", "process.name", "process_name"]),
        new("parent_image", StixFieldKind.FileName, ["name"], ["ParentImage", "ParentProcessName", "process.parent.executable", "process.parent.name"]),
        new("process", StixFieldKind.Text, ["command_line"], ["CommandLine", "ProcessCommandLine", "process.command_line", "command_line"]),
        new("process", StixFieldKind.Text, ["cwd"], ["CurrentDirectory", "process.working_directory"]),
        new("process", StixFieldKind.Number, ["pid"], ["ProcessId", "process.pid", "pid"]),
        new("parent", StixFieldKind.Text, ["command_line"], ["ParentCommandLine", "process.parent.command_line"]),
        new("user", StixFieldKind.Text, ["user_id"], ["user_id", "user.id", "TargetUserSid"]),
        new("user", StixFieldKind.Text, ["account_login"], ["TargetUserName", "User", "user.name", "username", "user_id"]),
        new("user", StixFieldKind.Text, ["display_name"], ["user.full_name"]),
        new("traffic", StixFieldKind.Address, ["src_ref"], ["src_ip", "source_ip", "source.ip", "SourceIp", "SourceAddress", "id.orig_h", "ip_address"]),
        new("traffic", StixFieldKind.Address, ["dst_ref"], ["dst_ip", "dest_ip", "destination_ip", "destination.ip", "DestinationIp", "DestAddress", "id.resp_h"]),
        new("traffic", StixFieldKind.Number, ["src_port"], ["src_port", "source_port", "source.port", "SourcePort", "id.orig_p"]),
        new("traffic", StixFieldKind.Number, ["dst_port"], ["dst_port", "dest_port", "destination_port", "destination.port", "DestinationPort", "DestPort", "id.resp_p"]),
        new("traffic", StixFieldKind.List, ["protocols"], ["protocol", "proto", "Protocol", "network.transport", "network.protocol"]),
        new("traffic", StixFieldKind.Text, ["extensions", "http-request-ext", "request_method"], ["http_method", "method", "cs-method", "http.request.method"]),
        new("traffic", StixFieldKind.Text, ["extensions", "http-request-ext", "request_value"], ["request_uri", "uri", "cs-uri-stem", "c-uri", "url.path"]),
        new("traffic", StixFieldKind.Text, ["extensions", "http-request-ext", "request_header", "User-Agent"], ["user_agent", "UserAgent", "c-useragent", "cs-user-agent", "user_agent.original"]),
        new("traffic", StixFieldKind.Text, ["extensions", "http-request-ext", "request_header", "Host"], ["host_header", "cs-host", "http_host"]),
        new("key", StixFieldKind.Text, ["key"], ["TargetObject", "registry.key", "registry.path", "registry_key"]),
        new("message", StixFieldKind.Email, ["from_ref"], ["mail_from", "from", "sender", "email.from.address"]),
        new("message", StixFieldKind.Text, ["subject"], ["subject", "email.subject"]),
    ];
}
