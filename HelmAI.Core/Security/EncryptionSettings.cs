namespace HelmAI.Core.Security;

/// <summary>What is encrypted, under which keys.</summary>
/// <param name="Current">The key that wraps data keys.</param>
public sealed record EncryptionSettings(EncryptionKey Current)
{
    /// <summary>Further keys that may have wrapped data keys; what they wrapped is wrapped anew at the start. None by default.</summary>
    public IReadOnlyList<EncryptionKey> Others { get; init; } = [];

    /// <summary>Whether events' payloads are encrypted too; not by default.</summary>
    public bool EncryptPayloads { get; init; }

    /// <summary>How many values one data key encrypts before the next one takes over: 2^31 by default, half of what NIST SP 800-38D, section 8.3, allows.</summary>
    public long MessagesPerKey { get; init; } = 1L << 31;

    /// <summary>How many of them a process takes at once, so that it need not ask for each: 2^20 by default.</summary>
    public long MessagesPerReservation { get; init; } = 1L << 20;
}
