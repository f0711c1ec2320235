using System.Net;
using System.Net.Sockets;

namespace HelmAI.Analytics.Intelligence.Patterns.Matching;

/// <summary>Whether one network lies within another. An address alone is a network of its own; bits behind the prefix don't count.</summary>
internal sealed class SubnetTest : ValueTest
{
    private readonly IPNetwork _network;
    private readonly bool _isSuperset;

    /// <summary>Creates the test.</summary>
    /// <param name="network">The address or network that the pattern names.</param>
    /// <param name="isSuperset">Whether the value is to be around it, rather than within it.</param>
    /// <exception cref="ArgumentException">It is neither an address nor a network.</exception>
    public SubnetTest(string network, bool isSuperset)
    {
        _network = Parse(network) ?? throw new ArgumentException($"'{network}' is neither an address nor a network such as 192.0.2.0/24.", nameof(network));
        _isSuperset = isSuperset;
    }

    /// <inheritdoc/>
    public override bool Holds(PatternValue? value, bool isNegated)
    {
        var holds = value?.Text is { } text && Parse(text) is { } other && (_isSuperset ? IsWithin(_network, other) : IsWithin(other, _network));
        return holds != isNegated;
    }

    private static bool IsWithin(IPNetwork inner, IPNetwork outer) => outer.PrefixLength <= inner.PrefixLength && outer.Contains(inner.BaseAddress);

    private static IPNetwork? Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (!IPAddress.TryParse(slash < 0 ? text : text.AsSpan(0, slash), out var address) || !text.AsSpan().ContainsAny('.', ':'))
        {
            return null;
        }

        var width = address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;
        var prefix = width;
        return slash >= 0 && (!int.TryParse(text.AsSpan(slash + 1), System.Globalization.NumberStyles.None, provider: null, out prefix) || prefix > width)
            ? null
            : new IPNetwork(Masked(address, prefix), prefix);
    }

    private static IPAddress Masked(IPAddress address, int prefix)
    {
        var bytes = address.GetAddressBytes();
        for (var i = 0; i < bytes.Length; i++)
        {
            var kept = Math.Clamp(prefix - (i * 8), 0, 8);
            bytes[i] &= (byte)(0xFF00 >> kept);
        }

        return new IPAddress(bytes);
    }
}
