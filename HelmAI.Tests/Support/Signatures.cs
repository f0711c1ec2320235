using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace HelmAI.Tests.Support;

/// <summary>Verifies messages as a receiver does that has only the text of Standard Webhooks.</summary>
internal static class Signatures
{
    /// <summary>How many of a message's signatures a secret made, and how many there are.</summary>
    public static (int Right, int All) Verify(ReceivedMessage message, string secret)
    {
        using var hmac = new HMACSHA256(Convert.FromBase64String(secret["whsec_".Length..]));
        var signed = $"{message.Headers["webhook-id"]}.{message.Headers["webhook-timestamp"]}.{Encoding.UTF8.GetString(message.Body)}";
        var expected = "v1," + Convert.ToBase64String(hmac.ComputeHash(Encoding.UTF8.GetBytes(signed)));
        var given = message.Headers["webhook-signature"].Split(' ');
        return (given.Count(one => one == expected), given.Length);
    }

    /// <summary>When a message says that it was sent.</summary>
    public static DateTimeOffset TimeOf(ReceivedMessage message) =>
        DateTimeOffset.FromUnixTimeSeconds(long.Parse(message.Headers["webhook-timestamp"], CultureInfo.InvariantCulture));
}
