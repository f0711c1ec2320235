using System.Net;
using System.Net.Sockets;

namespace HelmAI.Analytics.Notifications.Targets;

/// <summary>
/// Which addresses webhooks may call: those that are reachable all over the Internet, by the IANA registries of special-purpose addresses
/// (RFC 6890 and what registered itself since), and the networks that the operator allows. An address that carries an IPv4 address for a
/// translator is judged by that one.
/// </summary>
/// <param name="allowed">What the operator allows.</param>
internal sealed class TargetAddresses(IReadOnlyList<IPNetwork> allowed)
{
    private static readonly IPNetwork[] Special4 =
    [
        IPNetwork.Parse("0.0.0.0/8"), // this network; 0.0.0.0 is this host (RFC 791)
        IPNetwork.Parse("10.0.0.0/8"), // private (RFC 1918)
        IPNetwork.Parse("100.64.0.0/10"), // behind carriers' address translation (RFC 6598)
        IPNetwork.Parse("127.0.0.0/8"), // loopback (RFC 1122)
        IPNetwork.Parse("169.254.0.0/16"), // link-local (RFC 3927), where clouds keep their metadata service
        IPNetwork.Parse("172.16.0.0/12"), // private (RFC 1918)
        IPNetwork.Parse("192.0.0.0/24"), // protocol assignments (RFC 6890)
        IPNetwork.Parse("192.0.2.0/24"), // documentation (RFC 5737)
        IPNetwork.Parse("192.88.99.0/24"), // relays of 6to4 (RFC 7526)
        IPNetwork.Parse("192.168.0.0/16"), // private (RFC 1918)
        IPNetwork.Parse("198.18.0.0/15"), // benchmarks (RFC 2544)
        IPNetwork.Parse("198.51.100.0/24"), // documentation (RFC 5737)
        IPNetwork.Parse("203.0.113.0/24"), // documentation (RFC 5737)
        IPNetwork.Parse("224.0.0.0/4"), // multicast (RFC 5771)
        IPNetwork.Parse("240.0.0.0/4"), // reserved, and broadcast (RFC 1112, RFC 919)
    ];

    // Whatever else of IPv6 is special lies outside of it: loopback, unique local, link-local, multicast, IPv4-compatible, local NAT64.
    private static readonly IPNetwork Global6 = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] Special6 =
    [
        IPNetwork.Parse("2001::/23"), // protocol assignments (RFC 2928), Teredo among them, which carries IPv4 addresses (RFC 4380)
        IPNetwork.Parse("2001:db8::/32"), // documentation (RFC 3849)
        IPNetwork.Parse("2002::/16"), // 6to4, which carries IPv4 addresses and is out of use (RFC 3056, RFC 7526)
        IPNetwork.Parse("3fff::/20"), // documentation (RFC 9637)
    ];

    // RFC 6052, section 2.1.
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>Whether an address may be called.</summary>
    /// <param name="address">The address.</param>
    /// <returns>Whether it is public or allowed.</returns>
    public bool Allows(IPAddress address)
    {
        var real = Unwrap(address);
        return allowed.Any(network => network.Contains(real) || network.Contains(address)) || IsPublic(real);
    }

    private static bool IsPublic(IPAddress address) => address.AddressFamily == AddressFamily.InterNetwork
        ? !Special4.Any(network => network.Contains(address))
        : Global6.Contains(address) && !Special6.Any(network => network.Contains(address));

    private static IPAddress Unwrap(IPAddress address) => address switch
    {
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4(),
        { AddressFamily: AddressFamily.InterNetworkV6 } when Translated.Contains(address) => new IPAddress(address.GetAddressBytes().AsSpan(12)),
        _ => address,
    };
}
