using System.Net;
using System.Net.Sockets;

namespace HelmAI.ApiService.Gateway.RateLimiting;

/// <summary>What counts as one address.</summary>
internal static class ClientAddress
{
    // What a provider hands to one customer at the least (RFC 6177, RFC 4291 section 2.5.4).
    private const int CustomerBytes = 8;

    /// <summary>Names the client behind an address: the address itself, with IPv6 its /64.</summary>
    /// <param name="address">The address; <see langword="null"/> where the connection has none, as with a Unix socket.</param>
    /// <returns>The name.</returns>
    public static string SubjectOf(IPAddress? address)
    {
        if (address is null)
        {
            return "local";
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6 || address.IsIPv4MappedToIPv6)
        {
            return (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString();
        }

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(CustomerBytes).Clear();
        return $"{new IPAddress(bytes)}/64";
    }
}
