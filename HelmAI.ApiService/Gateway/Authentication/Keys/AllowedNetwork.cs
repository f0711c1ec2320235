using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using HelmAI.ApiService.Formats;

namespace HelmAI.ApiService.Gateway.Authentication.Keys;

/// <summary>Networks in CIDR notation. IPv4 that is mapped into IPv6 (RFC 4291, section 2.5.5.2) is IPv4, in networks as in addresses.</summary>
internal static class AllowedNetwork
{
    private const int MappedPrefixLength = 96;

    /// <summary>Reads a network, such as <c>10.0.0.0/8</c> or <c>2001:db8::/32</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="network">The network.</param>
    /// <returns>Whether it is one; bits behind the prefix must be zero.</returns>
    public static bool TryParse(string text, [NotNullWhen(true)] out IPNetwork? network)
    {
        network = null;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0
            || !IpAddresses.TryCanonicalize(text[..slash], out var canonical)
            || !int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var length))
        {
            return false;
        }

        var address = IPAddress.Parse(canonical);
        var bits = address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;
        length -= bits == 32 && text.Contains(':', StringComparison.Ordinal) ? MappedPrefixLength : 0;
        if (length < 0 || length > bits)
        {
            return false;
        }

        network = new IPNetwork(address, length);
        return network.Value.BaseAddress.Equals(address);
    }

    /// <summary>Reads a network that was checked before.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The network.</returns>
    /// <exception cref="FormatException">It is none.</exception>
    public static IPNetwork Parse(string text) =>
        TryParse(text, out var network) ? network.Value : throw new FormatException($"'{text}' is not a network in CIDR notation.");

    /// <summary>An address as networks have it.</summary>
    /// <param name="address">The address of a connection.</param>
    /// <returns>IPv4 as such, never mapped into IPv6.</returns>
    public static IPAddress? Normalize(IPAddress? address) => address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
}
