using HelmAI.ServiceDefaults.Configuration;

namespace HelmAI.ServiceDefaults.Encryption;

/// <summary>The keys under which the database's contents are encrypted.</summary>
internal sealed class EncryptionOptions
{
    /// <summary>The key-encryption key: 32 bytes in base64. Not set by default; only in Development one is generated then.</summary>
    [Setting("HELM_ENCRYPTION_KEY", Example = "the-output-of-openssl-rand-base64-32", Secret = true)]
    public string? Key { get; init; }

    /// <summary>Further key-encryption keys, separated by commas, of which the database may know one: what they wrapped is wrapped anew at the start. None by default.</summary>
    [Setting("HELM_ENCRYPTION_KEYS_OLD", Example = "the-key-before,the-key-before-that", Secret = true)]
    public string? OldKeys { get; init; }

    /// <summary>Whether the payloads of events are encrypted too; false by default.</summary>
    [Setting("HELM_ENCRYPT_PAYLOADS", Example = "true")]
    public bool EncryptPayloads { get; init; }

    /// <summary>The further keys one by one.</summary>
    public IReadOnlyList<string> OldKeyTexts => OldKeys?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
