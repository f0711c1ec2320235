using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace HelmAI.ApiService.Events.Intake;

/// <summary>What a sender prefers, by the header <c>Prefer</c> (RFC 7240). Preferences that are unknown or malformed are ignored, as section 2 there says.</summary>
/// <param name="RespondAsync">Whether it wants no result now.</param>
/// <param name="Wait">How long it would wait; <see langword="null"/> leaves that to the service.</param>
internal sealed record Preference(bool RespondAsync, TimeSpan? Wait)
{
    /// <summary>Reads the header.</summary>
    /// <param name="header">Its values.</param>
    /// <returns>The preference; of a repeated one the first counts.</returns>
    public static Preference Parse(StringValues header)
    {
        var respondAsync = false;
        TimeSpan? wait = null;
        foreach (var item in header.SelectMany(value => (value ?? string.Empty).Split(',')))
        {
            var token = item.Split(';')[0].Trim();
            var (name, value) = token.Split('=', 2, StringSplitOptions.TrimEntries) is [var left, var right] ? (left, right.Trim('"')) : (token, string.Empty);
            if (name.Equals("respond-async", StringComparison.OrdinalIgnoreCase))
            {
                respondAsync = true;
            }
            else if (name.Equals("wait", StringComparison.OrdinalIgnoreCase) && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            {
                wait ??= TimeSpan.FromSeconds(seconds);
            }
        }

        return new Preference(respondAsync, wait);
    }

    /// <summary>How long to wait: no time on <c>respond-async</c> alone, else what the sender prefers, at most the limit.</summary>
    /// <param name="limit">The longest wait.</param>
    /// <returns>The time.</returns>
    public TimeSpan WaitWithin(TimeSpan limit)
    {
        var wanted = Wait ?? (RespondAsync ? TimeSpan.Zero : limit);
        return wanted < limit ? wanted : limit;
    }

    /// <summary>Which preferences were followed, for the header <c>Preference-Applied</c>.</summary>
    /// <param name="limit">The longest wait.</param>
    /// <param name="accepted">Whether the answer is 202.</param>
    /// <returns>The header's value; <see langword="null"/> where there were none.</returns>
    public string? Applied(TimeSpan limit, bool accepted)
    {
        var followed = new List<string>(2);
        if (RespondAsync && accepted)
        {
            followed.Add("respond-async");
        }

        if (Wait is { } wait && wait <= limit)
        {
            followed.Add(string.Create(CultureInfo.InvariantCulture, $"wait={(long)wait.TotalSeconds}"));
        }

        return followed.Count == 0 ? null : string.Join(", ", followed);
    }
}
