namespace HelmAI.Core.Storage.Encryption;

/// <summary>A row names a data key that this process has not read yet: whoever reads the row gets the key and reads again.</summary>
/// <param name="keyId">The data key.</param>
/// <param name="missing">The error, should there be no such key.</param>
internal sealed class MissingDataKeyException(int keyId, Exception missing) : Exception(missing.Message, missing)
{
    /// <summary>The data key.</summary>
    public int KeyId { get; } = keyId;
}
