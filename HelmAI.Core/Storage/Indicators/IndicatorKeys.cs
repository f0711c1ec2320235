using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HelmAI.Core.Intelligence;
using HelmAI.Core.Storage.Details;

namespace HelmAI.Core.Storage.Indicators;

/// <summary>Short numbers that stand for long texts: the first 64 bits of SHA-256. A value's finds it, and is compared with the value; a content's tells whether anything differs.</summary>
internal static class IndicatorKeys
{
    /// <summary>The key of a value.</summary>
    /// <param name="type">What it is.</param>
    /// <param name="value">The value, in normal form.</param>
    /// <returns>The key.</returns>
    public static long OfValue(ObservableType type, string value) => Hash(string.Create(CultureInfo.InvariantCulture, $"{(int)type} {value}"));

    /// <summary>The key of an indicator's value.</summary>
    /// <param name="record">The indicator.</param>
    /// <returns>The key; <see langword="null"/> where it has a pattern.</returns>
    public static long? OfValueOrNull(IndicatorRecord record) =>
        record.Indicator is { Type: { } type, Value: { } value } ? OfValue(type, value) : null;

    /// <summary>The key of all that a source says of an indicator, but for who it is; of an undated one, without the times that are those of its reading.</summary>
    /// <param name="indicator">The indicator.</param>
    /// <returns>The key.</returns>
    public static long OfContent(Indicator indicator)
    {
        var times = indicator.IsDated ? $"{indicator.ValidFrom.UtcTicks} {indicator.Modified.UtcTicks}" : string.Empty;
        return Hash(string.Join('\0', [
            indicator.Value, indicator.Pattern, string.Join('\n', indicator.Labels), DetailsJson.Write(indicator),
            string.Create(CultureInfo.InvariantCulture, $"{(int?)indicator.Type} {indicator.Confidence} {indicator.IsRevoked} {indicator.ValidUntil?.UtcTicks} {times}")]));
    }

    private static long Hash(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return BinaryPrimitives.ReadInt64BigEndian(hash);
    }
}
