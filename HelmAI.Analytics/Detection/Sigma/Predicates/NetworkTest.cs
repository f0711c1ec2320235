using System.Net;
using System.Text;

namespace HelmAI.Analytics.Detection.Sigma.Predicates;

/// <summary>Whether a value is an address in a network. IPv4 addresses in IPv6 notation count as IPv4.</summary>
/// <param name="network">The network.</param>
internal sealed class NetworkTest(IPNetwork network) : ValueTest
{
    // The longest address, with a zone.
    private const int MaxLength = 80;

    /// <inheritdoc/>
    public override string Identity => $"cidr:{network}";

    /// <inheritdoc/>
    public override string Pattern => network.ToString();

    /// <inheritdoc/>
    public override bool Matches(in FieldValue value)
    {
        if (value.Utf8.Length is < 2 or > MaxLength || !LooksLikeAddress(value.Utf8))
        {
            return false;
        }

        Span<char> text = stackalloc char[MaxLength];
        return IPAddress.TryParse(text[..Encoding.UTF8.GetChars(value.Utf8, text)], out var address)
            && network.Contains(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);
    }

    // A lone number parses as an address too, but is none in a log.
    private static bool LooksLikeAddress(ReadOnlySpan<byte> text) => text.IndexOfAny((byte)'.', (byte)':') >= 0;
}
