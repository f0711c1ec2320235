using System.Globalization;
using StackExchange.Redis;

namespace HelmAI.ServiceDefaults.Live;

/// <summary>A stretch in which Redis kept its memory.</summary>
/// <param name="Id">Tells it from others.</param>
/// <param name="CountedSince">Since when is counted, in UTC.</param>
internal sealed record LiveEpoch(string Id, DateTimeOffset CountedSince)
{
    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <param name="value">The value of <see cref="LiveKeys.Epoch"/>.</param>
    /// <returns>The epoch; <see langword="null"/> where there is none.</returns>
    public static LiveEpoch? Read(RedisValue value) =>
        ((string?)value)?.Split(' ') is [var id, var since] && long.TryParse(since, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            ? new(id, DateTimeOffset.FromUnixTimeMilliseconds(milliseconds))
            : null;

    /// <summary>The epoch as a value.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id} {CountedSince.ToUnixTimeMilliseconds()}");
}
