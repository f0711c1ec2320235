using System.Globalization;
using System.Net;
using HelmAI.Analytics.Detection.Sigma.Values;

namespace HelmAI.Analytics.Detection.Sigma.Modifiers;

/// <summary><c>cidr</c>: takes the value for a range of addresses. An address alone is a range of one; host bits are ignored.</summary>
internal sealed class NetworkModifier : IModifier
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Names { get; } = ["cidr"];

    /// <inheritdoc/>
    public string? Apply(DetectionItem item, string name, string? previous)
    {
        string? wrong = null;
        var refused = item.Change(value =>
        {
            if (value is not SigmaValue.Text { Written: { } written })
            {
                return null;
            }

            var range = Parse(written);
            wrong ??= range is null ? written : null;
            return new SigmaValue.Network(range ?? default);
        });
        return refused ?? (wrong is null ? null : $"'{wrong}' is no range of addresses");
    }

    private static IPNetwork? Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (!IPAddress.TryParse(slash < 0 ? text : text[..slash], out var address))
        {
            return null;
        }

        var bytes = address.GetAddressBytes();
        var length = bytes.Length * 8;
        if (slash >= 0 && (!int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out length) || length < 0 || length > bytes.Length * 8))
        {
            return null;
        }

        for (var i = 0; i < bytes.Length; i++)
        {
            var kept = Math.Clamp(length - i * 8, 0, 8);
            bytes[i] &= (byte)(0xFF00 >> kept);
        }

        return new IPNetwork(new IPAddress(bytes), length);
    }
}
