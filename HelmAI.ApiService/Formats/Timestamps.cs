using System.Globalization;

namespace HelmAI.ApiService.Formats;

/// <summary>Reads times as senders write them. All are UTC and in whole microseconds, which every store keeps exactly.</summary>
internal static class Timestamps
{
    // Below, a number is seconds (until the year 5138); from here on, milliseconds (from 1973).
    private const double FirstMilliseconds = 1e11;
    private const int MaxFractionDigits = 9;

    private static readonly double MinUnixSeconds = DateTimeOffset.MinValue.ToUnixTimeSeconds();
    private static readonly double MaxUnixSeconds = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <summary>Cuts off what is finer than a microsecond.</summary>
    /// <param name="time">The time.</param>
    /// <returns>The time in whole microseconds.</returns>
    public static DateTimeOffset Truncate(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond));

    /// <summary>Reads a time as RFC 3339 writes it; without an offset it is UTC, as Python's <c>isoformat</c> writes it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="time">The time in UTC.</param>
    /// <returns>Whether it is a time.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out DateTimeOffset time)
    {
        time = default;
        const string Seconds = "yyyy-MM-ddTHH:mm:ss";
        if (text.Length < Seconds.Length || text[10] is not ('T' or 't' or ' '))
        {
            return false;
        }

        Span<char> moment = stackalloc char[Seconds.Length];
        text[..Seconds.Length].CopyTo(moment);
        moment[10] = 'T';
        var rest = text[Seconds.Length..];
        if (!DateTime.TryParseExact(moment, Seconds, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            || !TryReadFraction(ref rest, out var fraction)
            || !TryReadOffset(rest, out var offset))
        {
            return false;
        }

        var ticks = date.Ticks + fraction - offset.Ticks;
        if (ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        time = Truncate(new DateTimeOffset(ticks, TimeSpan.Zero));
        return true;
    }

    /// <summary>Reads Unix seconds, or milliseconds where the number is too large for seconds.</summary>
    /// <param name="number">The number.</param>
    /// <param name="time">The time in UTC.</param>
    /// <returns>Whether it is a time of the years 1 to 9999.</returns>
    public static bool TryFromUnix(double number, out DateTimeOffset time)
    {
        var seconds = Math.Abs(number) < FirstMilliseconds ? number : number / 1_000;
        var isTime = seconds >= MinUnixSeconds && seconds <= MaxUnixSeconds;
        time = isTime ? DateTimeOffset.UnixEpoch.AddTicks((long)Math.Round(seconds * 1_000_000) * TimeSpan.TicksPerMicrosecond) : default;
        return isTime;
    }

    private static bool TryReadFraction(ref ReadOnlySpan<char> rest, out long ticks)
    {
        ticks = 0;
        if (rest.IsEmpty || rest[0] != '.')
        {
            return true;
        }

        var digits = rest[1..].IndexOfAnyExceptInRange('0', '9');
        digits = digits < 0 ? rest.Length - 1 : digits;
        if (digits is 0 or > MaxFractionDigits)
        {
            return false;
        }

        for (var i = 0; i < 7; i++)
        {
            ticks = (ticks * 10) + (i < digits ? rest[1 + i] - '0' : 0);
        }

        rest = rest[(1 + digits)..];
        return true;
    }

    private static bool TryReadOffset(ReadOnlySpan<char> rest, out TimeSpan offset)
    {
        offset = TimeSpan.Zero;
        if (rest is "" or "Z" or "z")
        {
            return true;
        }

        if (rest[0] is not ('+' or '-') || !TimeSpan.TryParseExact(rest[1..], @"hh\:mm", CultureInfo.InvariantCulture, out offset))
        {
            return false;
        }

        offset = rest[0] == '-' ? -offset : offset;
        return true;
    }
}
