using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace HelmAI.Analytics.Notifications.Messages;

/// <summary>
/// Signs messages as Standard Webhooks has it (https://www.standardwebhooks.com, "Signature scheme"): HMAC-SHA256 over id, time and body,
/// joined by dots. The time is that of the attempt, so that a receiver can refuse old messages that somebody sends again.
/// </summary>
internal static class WebhookSignature
{
    /// <summary>Signs a message.</summary>
    /// <param name="secrets">The secrets; one signature each.</param>
    /// <param name="id">The message's id, without a dot in it.</param>
    /// <param name="unixSeconds">The time of the attempt.</param>
    /// <param name="body">The body.</param>
    /// <returns>The value of <c>webhook-signature</c>: signatures separated by spaces, each <c>v1,</c> and base64.</returns>
    public static string Of(IEnumerable<byte[]> secrets, string id, long unixSeconds, byte[] body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{unixSeconds}.")), .. body];
        return string.Join(' ', secrets.Select(secret => $"v1,{Convert.ToBase64String(HMACSHA256.HashData(secret, signed))}"));
    }
}
