using System.Security.Cryptography;

namespace HelmAI.Analytics.Notifications.Messages;

/// <summary>The secret of a webhook, in the form of Standard Webhooks: <c>whsec_</c> and base64 of 24 to 64 random bytes; ours are 32.</summary>
public static class WebhookSecret
{
    private const string Prefix = "whsec_";
    private const int Length = 32;

    /// <summary>Makes one.</summary>
    /// <returns>Its bytes.</returns>
    public static byte[] Create() => RandomNumberGenerator.GetBytes(Length);

    /// <summary>The text that its owner is shown once.</summary>
    /// <param name="secret">Its bytes.</param>
    /// <returns>The text.</returns>
    public static string ToText(byte[] secret) => Prefix + Convert.ToBase64String(secret);
}
