using HelmAI.Core.Intelligence;

namespace HelmAI.Analytics.Intelligence.Import.Tables;

/// <summary>What feeds call the types of values.</summary>
internal static class TableTypes
{
    private static readonly Dictionary<string, ObservableType> Others = new(StringComparer.Ordinal)
    {
        ["ip"] = ObservableType.IPv4,
        ["cidr"] = ObservableType.IPv4,
        ["ipv4_addr"] = ObservableType.IPv4,
        ["ipv6_addr"] = ObservableType.IPv6,
        ["ip_dst"] = ObservableType.IPv4,
        ["ip_src"] = ObservableType.IPv4,
        ["ip:port"] = ObservableType.IpPort,
        ["ipv4:port"] = ObservableType.IpPort,
        ["hostname"] = ObservableType.Domain,
        ["domain_name"] = ObservableType.Domain,
        ["uri"] = ObservableType.Url,
        ["email_addr"] = ObservableType.Email,
        ["md5_hash"] = ObservableType.Md5,
        ["sha1_hash"] = ObservableType.Sha1,
        ["sha256_hash"] = ObservableType.Sha256,
        ["filename"] = ObservableType.FileName,
        ["windows_registry_key"] = ObservableType.RegistryKey,
        ["regkey"] = ObservableType.RegistryKey,
    };

    /// <summary>Reads a type.</summary>
    /// <param name="text">What the feed calls it.</param>
    /// <param name="type">The type.</param>
    /// <returns>Whether it is one that is looked for.</returns>
    public static bool TryParse(string text, out ObservableType type)
    {
        var name = text.ToLowerInvariant().Replace('-', '_').Replace(' ', '_');
        return ObservableTypeNames.TryParse(name, out type) || Others.TryGetValue(name, out type);
    }
}
