using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace HelmAI.ApiService.Formats;

/// <summary>Reads IP addresses more strictly than <see cref="IPAddress"/> does: no octal or shortened IPv4, no brackets, ports or zones.</summary>
internal static class IpAddresses
{
    /// <summary>Brings an address into its one canonical form (dotted decimal; RFC 5952 for IPv6; an IPv4 address mapped into IPv6 becomes IPv4).</summary>
    /// <param name="text">The text.</param>
    /// <param name="canonical">The canonical form.</param>
    /// <returns>Whether it is an address.</returns>
    public static bool TryCanonicalize(string text, [NotNullWhen(true)] out string? canonical)
    {
        canonical = null;
        if (!IPAddress.TryParse(text, out var address) || text.AsSpan().ContainsAny('[', ']', '%'))
        {
            return false;
        }

        var written = (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString();
        if (address.AddressFamily == AddressFamily.InterNetwork && written != text)
        {
            return false;
        }

        canonical = written;
        return true;
    }
}
