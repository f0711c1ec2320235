using System.Globalization;
using HelmAI.Core.Errors;

namespace HelmAI.ApiService.Gateway.RateLimiting;

/// <summary>How an answer tells of limits.</summary>
internal static class LimitHeaders
{
    /// <summary>The limit's amount.</summary>
    public const string Limit = "RateLimit-Limit";

    /// <summary>How much remains of it.</summary>
    public const string Remaining = "RateLimit-Remaining";

    /// <summary>In how many seconds all of it is available again.</summary>
    public const string Reset = "RateLimit-Reset";

    /// <summary>Writes the headers of a decision, and <c>Retry-After</c> (RFC 9110, section 10.2.3) where it is a refusal.</summary>
    /// <param name="headers">The answer's headers.</param>
    /// <param name="decision">The decision.</param>
    public static void Write(IHeaderDictionary headers, in LimitDecision decision)
    {
        headers[Limit] = Text(decision.Limit);
        headers[Remaining] = Text(decision.Remaining);
        headers[Reset] = Text(decision.ResetSeconds);
        if (!decision.IsAdmitted)
        {
            headers.RetryAfter = Text(decision.RetryAfterSeconds);
        }
    }

    /// <summary>The error that a refusal answers.</summary>
    /// <param name="what">What is used up.</param>
    /// <param name="limit">The limit.</param>
    /// <param name="decision">The refusal.</param>
    /// <returns>The error.</returns>
    public static RateLimitException Refusal(string what, Limit limit, in LimitDecision decision) => new(
        string.Create(CultureInfo.InvariantCulture, $"The limit of {limit.Amount} {what} in {limit.WindowSeconds} s is used up: try again in {decision.RetryAfterSeconds} s."),
        limit.Amount,
        limit.WindowSeconds);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
