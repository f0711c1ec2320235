using System.Text.Json;
using HelmAI.ApiService.Administration;
using HelmAI.Core.Errors;
using HelmAI.Core.Intelligence.Feeds;
using HelmAI.ServiceDefaults.Configuration;

namespace HelmAI.ApiService.Intelligence.Feeds;

/// <summary>What feeds may be like. Every member throws <see cref="ValidationException"/> naming the member at fault.</summary>
internal static class FeedRules
{
    /// <summary>The most feeds of a tenant.</summary>
    public const int MaxFeeds = 100;

    /// <summary>The shortest interval, in seconds.</summary>
    public const int MinIntervalSeconds = 60;

    /// <summary>The longest interval, in seconds: 30 days.</summary>
    public const int MaxIntervalSeconds = 30 * 86_400;

    /// <summary>The usual interval, in seconds: an hour.</summary>
    public const int DefaultIntervalSeconds = 3_600;

    /// <summary>The greatest length of addresses and secrets, in characters.</summary>
    public const int MaxLength = 2_048;

    /// <summary>The names of the kinds.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. Enum.GetNames<FeedKind>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName)];

    /// <summary>The names of the ways to be asked.</summary>
    public static IReadOnlyList<string> Authentications { get; } = [.. Enum.GetNames<FeedAuthentication>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName)];

    /// <summary>Puts what a body says into a feed.</summary>
    /// <param name="body">The body.</param>
    /// <param name="feed">The feed before.</param>
    /// <returns>The feed, with authentication and secret as before.</returns>
    public static Feed Apply(FeedBody body, Feed feed)
    {
        var kind = Read<FeedKind>(body.Kind, Kinds, "kind");
        return feed with
        {
            Name = NameRule.Check(body.Name),
            Kind = kind,
            Url = ReadUrl(body.Url),
            Collection = body.Collection is null ? null
                : kind == FeedKind.Taxii ? ReadText(body.Collection, "collection")
                : throw new ValidationException("'collection' is for feeds of the kind taxii alone.", "collection"),
            IntervalSeconds = body.IntervalSeconds switch
            {
                null => DefaultIntervalSeconds,
                >= MinIntervalSeconds and <= MaxIntervalSeconds and int seconds => seconds,
                _ => throw new ValidationException($"'interval_seconds' is not a whole number from {MinIntervalSeconds} to {MaxIntervalSeconds}.", "interval_seconds"),
            },
            IsEnabled = body.Enabled ?? true,
        };
    }

    /// <summary>Puts what a body says of the authentication into a feed.</summary>
    /// <param name="body">What it says.</param>
    /// <param name="feed">The feed before.</param>
    /// <returns>The feed without a secret, and the secret in clear.</returns>
    public static (Feed Feed, string? Secret) Apply(FeedAuthenticationBody body, Feed feed)
    {
        var type = Read<FeedAuthentication>(body.Type, Authentications, "authentication.type");
        var (name, secret) = type switch
        {
            FeedAuthentication.Basic => (ReadUser(body.Username), ReadText(body.Password, "authentication.password")),
            FeedAuthentication.Bearer => (null, ReadText(body.Token, "authentication.token")),
            FeedAuthentication.Header => (ReadHeader(body.Name), ReadText(body.Value, "authentication.value")),
            _ => ((string?)null, (string?)null),
        };
        return (feed with { Authentication = type, UserName = name, Secret = null }, secret);
    }

    /// <summary>Demands that a secret goes nowhere but where it was meant for.</summary>
    /// <param name="before">The feed before.</param>
    /// <param name="after">The feed after, with the same secret.</param>
    public static void DemandSameServer(Feed before, Feed after)
    {
        if (before.Secret is not null && new Uri(before.Url).GetLeftPart(UriPartial.Authority) != new Uri(after.Url).GetLeftPart(UriPartial.Authority))
        {
            throw new ValidationException("'authentication' is required where 'url' names another server.", "authentication");
        }
    }

    private static TEnum Read<TEnum>(string? text, IReadOnlyList<string> names, string field)
        where TEnum : struct, Enum => Enumerable.Range(0, names.Count).FirstOrDefault(i => names[i] == text, -1) is var found and >= 0
            ? Enum.GetValues<TEnum>()[found]
            : throw new ValidationException($"'{field}' is not one of {string.Join(", ", names)}.", field);

    private static string ReadUrl(string? text) =>
        text is { Length: <= MaxLength } && Uri.TryCreate(text, UriKind.Absolute, out var url) && url is { Scheme: "http" or "https", UserInfo: "", Fragment: "" }
            ? url.AbsoluteUri
            : throw new ValidationException("'url' is not an absolute http or https URL without a user and a fragment.", "url");

    // A colon would end the name (RFC 7617, section 2).
    private static string ReadUser(string? text) => ReadText(text, "authentication.username") is var user && !user.Contains(':', StringComparison.Ordinal)
        ? user
        : throw new ValidationException("'authentication.username' has a colon in it.", "authentication.username");

    private static string ReadHeader(string? text) => text is not null && HeaderName.IsValid(text) && !Reserved.Contains(text, StringComparer.OrdinalIgnoreCase)
        ? text
        : throw new ValidationException("'authentication.name' is not the name of a header that carries a secret.", "authentication.name");

    private static string ReadText(string? text, string field) => text is { Length: >= 1 and <= MaxLength } && !text.Any(char.IsControl)
        ? text
        : throw new ValidationException($"'{field}' is not a text of 1 to {MaxLength} characters without control characters.", field);

    // Those by which the request itself would become another one.
    private static readonly string[] Reserved = ["Host", "Connection", "Content-Length", "Content-Type", "Transfer-Encoding", "Upgrade", "TE", "Trailer", "Expect", "Accept"];
}
